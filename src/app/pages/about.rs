//! Sources, how grades are worked out, privacy, accessibility.

use crate::app::components::markup::{Part, h1, item, link, list, p, say, section, strong, text};
use crate::domain::standard::Document;
use crate::el;
use crate::model::Home;
use crate::model::OpenStandard;
use crate::wording::{CAVEAT, facts};
use standards::SHIPPED;

/// The screen; with the documents of the standard that is open, if one is, and what is true of where answers are kept.
pub fn about(book: Option<&OpenStandard>, home: Home) -> Part {
    el!("article"; [
            h1("About this calculator"),
            p(&[
                text("It works out the grade that the published rules of your apprenticeship standard give for your own \
                      answers, shows why, and what would change it. "),
                strong(CAVEAT),
            ]),
            section("How grades are worked out", &[
                say("Each prompt stands for one criterion of the plan, in our own plain words. Only “yes” counts as met. \
                     A prompt without an answer counts neither way: the grade is worked out twice, once as if every such \
                     prompt were not met and once as if it were. Where both agree, the grade is settled; otherwise you \
                     see both ends. Each step names the place in the document that it rests on, and says so when the \
                     document is unclear."),
            ]),
            section("Sources", &sources(book)),
            section("Privacy", &privacy(home)),
            section("For training providers", &[
                p(&[link("providers.html", "Put the calculator into your website or learning platform")]),
            ]),
            section("Accessibility", &[
                say("The page is built to the Web Content Accessibility Guidelines 2.2, level AA, and checked with \
                     automatic tools and by keyboard. It follows your settings for text size, colours, dark mode and \
                     reduced motion, and works down to 320 pixels wide."),
            ]),
    ])
}

fn privacy(home: Home) -> [Part; 4] {
    const HOSTED: [&str; 2] = [
        "What you answer goes to the site around this page, such as your learning platform, which keeps it and is told how \
         far you are. Whoever runs that site may be able to read it. Nothing is sent anywhere else: once the page has \
         loaded it asks only for parts of itself, which are the same for everybody.",
        "",
    ];
    const HERE: [&str; 2] = [
        "What you type stays in this browser, on this device. Nothing is sent anywhere: once the page has loaded it asks \
         only for parts of itself, which are the same for everybody. There is no account and no cookie. The server you loaded the page from notes in its access \
         log that it was visited, as any web server does: when, and from which network address. It never learns what you \
         answer.",
        "Your answers, notes and choices are kept in this browser's own storage (IndexedDB), and the page itself in its \
         cache, so that it opens without a network. Browsers may clear both: Safari does after seven days without a \
         visit. ",
    ];
    let [first, second] = if home == Home::Host { HOSTED } else { HERE };
    let own = "A file that you save is yours to look after. The page is made for people under 18 too: nobody needs to give a \
               name, an age or an address.";
    [
        say(first),
        say(&[second, own].concat()),
        say(
            "Your browser's own history notes the screens that you open here, as it does for any page: which standard, \
             which option, which prompt. No answer and no name that you give a record is among that. The exception is a \
             link that holds answers: the browser that opens it may note the whole of it.",
        ),
        say(
            "Others who use this browser can see your answers: on a shared computer, clear everything on the Keep page when \
             you finish. Leave names of people and employers out of notes.",
        ),
    ]
}

fn sources(book: Option<&OpenStandard>) -> Vec<Part> {
    let shipped = SHIPPED
        .iter()
        .map(|shipped| item(&[text([shipped.title, ", ", shipped.reference, " version ", shipped.version].concat())]));
    let mut parts = vec![
        say(
            "Facts come from published documents. Three of the five name the Open Government Licence, without a version; the \
             two specifications of assessment organisations (ST0525, and one of the two for ST0792 version 1.1) print no \
             licence. The wording of the prompts is ours; the official wording stands in the documents. These standards are \
             built in:",
        ),
        list(&shipped.collect::<Vec<_>>()),
    ];
    if let Some(book) = book {
        parts.push(say("The standard you have open was read from:"));
        parts.push(list(
            &book.documents.iter().map(|document| item(&[text(document_text(document))])).collect::<Vec<_>>(),
        ));
        parts.push(say(&["Compared with its documents on ", &facts::date(book.checked), "."].concat()));
    }
    parts
}

/// A document with everything that is known of where it comes from.
pub fn document_text(document: &Document) -> String {
    let read = document.read.map(|day| [" Read on ", &facts::date(day), "."].concat()).unwrap_or_default();
    let Document { title, publisher, version, licence, .. } = document;
    [title, ". Publisher: ", publisher, ". Version ", version, ". Licence: ", licence, ".", &read].concat()
}
