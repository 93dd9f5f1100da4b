//! Sources, how grades are worked out, privacy, accessibility.

use crate::app::state::Book;
use crate::standards::SHIPPED;
use crate::wording::{CAVEAT, facts};
use yew::prelude::*;

/// The screen.
pub fn about(book: Option<&Book>) -> Html {
    html! {
        <article>
            <h1 tabindex="-1">{ "About this calculator" }</h1>
            <p>{ "It works out the grade that the published rules of your apprenticeship standard give for your own \
                  answers, shows why, and what would change it. " }<b>{ CAVEAT }</b></p>
            <h2>{ "How grades are worked out" }</h2>
            <p>{ "Each prompt stands for one criterion of the plan, in our own plain words. Only “yes” counts as met. A \
                  prompt without an answer counts neither way: the grade is worked out twice, once as if every such \
                  prompt were not met and once as if it were. Where both agree, the grade is settled; otherwise you see \
                  both ends. Each step names the place in the document that it rests on, and says so when the document \
                  is unclear." }</p>
            <h2>{ "Sources" }</h2>
            <ul>
                { for SHIPPED.iter().map(|shipped| html! {
                    <li>{ format!("{}, {} version {}", shipped.title, shipped.reference, shipped.version) }</li>
                }) }
            </ul>
            if let Some(book) = book {
                <p>{ "The standard you have open was read from:" }</p>
                <ul>
                    { for book.documents.iter().map(|document| html! {
                        <li>{ format!("{}. {}. Version {}. Licence: {}.", document.title, document.publisher, document.version, document.licence) }</li>
                    }) }
                </ul>
                <p>{ format!("Compared with its documents on {}.", facts::date(book.checked)) }</p>
            }
            <p>{ "Facts come from documents published under the Open Government Licence. The wording of the prompts is \
                  ours; the official wording stands in the documents." }</p>
            <h2 id="privacy">{ "Privacy" }</h2>
            <p>{ "What you type stays in this browser, on this device. Nothing is sent anywhere: once the page has loaded \
                  it makes no request at all. There is no account and no cookie. The server you loaded the page from may \
                  note that it was visited, as any web server can. Others who use this browser can see your answers: on a \
                  shared computer, use “Start again” when you finish. Leave names of people and employers out of notes." }</p>
            <h2 id="accessibility">{ "Accessibility" }</h2>
            <p>{ "The page is built to the Web Content Accessibility Guidelines 2.2, level AA, and checked with automatic \
                  tools and by keyboard. It follows your settings for text size, colours, dark mode and reduced motion, \
                  and works down to 320 pixels wide." }</p>
        </article>
    }
}
