//! A criterion's own sentence, turned to the first person: “Explains how they …” → “I can explain how I …”.

/// Verbs that criteria begin with, as a command; the third person follows from them.
const VERBS: [&str; 138] = [
    "accommodate",
    "achieve",
    "acquire",
    "act",
    "adapt",
    "address",
    "adhere",
    "adjust",
    "advise",
    "agree",
    "allocate",
    "analyse",
    "analyze",
    "anticipate",
    "apply",
    "appraise",
    "articulate",
    "assess",
    "assist",
    "balance",
    "build",
    "calculate",
    "carry",
    "challenge",
    "check",
    "clean",
    "collaborate",
    "collect",
    "combine",
    "communicate",
    "compare",
    "compile",
    "complete",
    "comply",
    "conduct",
    "consider",
    "construct",
    "contribute",
    "control",
    "convert",
    "coordinate",
    "create",
    "critique",
    "decide",
    "define",
    "deliver",
    "demonstrate",
    "describe",
    "design",
    "determine",
    "develop",
    "diagnose",
    "discuss",
    "document",
    "embed",
    "encourage",
    "engage",
    "ensure",
    "establish",
    "evaluate",
    "evidence",
    "examine",
    "exercise",
    "explain",
    "explore",
    "facilitate",
    "follow",
    "formulate",
    "generate",
    "give",
    "handle",
    "highlight",
    "identify",
    "illustrate",
    "implement",
    "improve",
    "influence",
    "inspect",
    "install",
    "integrate",
    "interpret",
    "investigate",
    "involve",
    "justify",
    "keep",
    "lead",
    "liaise",
    "list",
    "maintain",
    "make",
    "manage",
    "measure",
    "meet",
    "mitigate",
    "modify",
    "monitor",
    "negotiate",
    "observe",
    "obtain",
    "operate",
    "optimise",
    "organise",
    "outline",
    "oversee",
    "perform",
    "plan",
    "prepare",
    "present",
    "prioritise",
    "produce",
    "promote",
    "propose",
    "provide",
    "recognise",
    "recommend",
    "record",
    "refine",
    "reflect",
    "report",
    "research",
    "resolve",
    "respond",
    "review",
    "schedule",
    "select",
    "show",
    "solve",
    "source",
    "state",
    "suggest",
    "summarise",
    "support",
    "take",
    "test",
    "understand",
    "undertake",
    "use",
    "utilise",
];

/// More of them, which begin criteria less often.
const MORE_VERBS: [&str; 168] = [
    "adopt",
    "answer",
    "arrange",
    "ask",
    "assemble",
    "attend",
    "audit",
    "capture",
    "change",
    "choose",
    "clarify",
    "close",
    "co-ordinate",
    "coach",
    "compose",
    "configure",
    "connect",
    "conserve",
    "consult",
    "cook",
    "cooperate",
    "count",
    "critically",
    "cultivate",
    "curate",
    "cut",
    "deal",
    "delegate",
    "deploy",
    "detect",
    "differentiate",
    "direct",
    "dismantle",
    "display",
    "dispose",
    "distinguish",
    "draw",
    "drive",
    "edit",
    "embrace",
    "empower",
    "enter",
    "escalate",
    "estimate",
    "execute",
    "exhibit",
    "extract",
    "feed",
    "find",
    "fit",
    "fix",
    "forecast",
    "fulfil",
    "gather",
    "greet",
    "groom",
    "guide",
    "harvest",
    "help",
    "hold",
    "host",
    "incorporate",
    "inform",
    "initiate",
    "innovate",
    "inspire",
    "instruct",
    "interact",
    "join",
    "label",
    "launch",
    "learn",
    "lift",
    "light",
    "listen",
    "load",
    "locate",
    "map",
    "mark",
    "mentor",
    "mix",
    "model",
    "moderate",
    "motivate",
    "move",
    "navigate",
    "notify",
    "nurture",
    "pack",
    "paint",
    "participate",
    "pitch",
    "place",
    "position",
    "practise",
    "predict",
    "prescribe",
    "prevent",
    "process",
    "protect",
    "prove",
    "publish",
    "purchase",
    "quantify",
    "question",
    "raise",
    "read",
    "receive",
    "reconcile",
    "recruit",
    "rectify",
    "reduce",
    "register",
    "regulate",
    "rehearse",
    "relate",
    "remain",
    "remove",
    "repair",
    "replace",
    "request",
    "resource",
    "respect",
    "return",
    "run",
    "safeguard",
    "secure",
    "seek",
    "sell",
    "send",
    "serve",
    "set",
    "share",
    "sign",
    "sort",
    "specify",
    "start",
    "sterilise",
    "stop",
    "store",
    "supervise",
    "survey",
    "sustain",
    "tailor",
    "teach",
    "think",
    "track",
    "train",
    "transfer",
    "translate",
    "treat",
    "trim",
    "troubleshoot",
    "turn",
    "update",
    "uphold",
    "validate",
    "value",
    "verify",
    "visit",
    "visualise",
    "warn",
    "wash",
    "wear",
    "weigh",
    "weld",
    "work",
    "write",
];

/// What stands before the verb: “Critically evaluates …”.
const ADVERBS: [&str; 12] = [
    "critically",
    "accurately",
    "correctly",
    "clearly",
    "proactively",
    "effectively",
    "consistently",
    "fully",
    "safely",
    "independently",
    "successfully",
    "also",
];

/// The command of a word in the third person (or of a command), if it is a verb that is known.
pub(super) fn command(word: &str) -> Option<String> {
    let small = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let known = |word: &str| VERBS.contains(&word) || MORE_VERBS.contains(&word);
    if known(&small) {
        return Some(small);
    }
    let base = third_person_to_command(&small)?;
    known(&base).then_some(base)
}

/// `carries` → `carry`, `assesses` → `assess`, `uses` → `use`.
fn third_person_to_command(small: &str) -> Option<String> {
    let stem = small.strip_suffix('s').filter(|stem| !stem.is_empty() && !stem.ends_with('s'))?;
    if let Some(root) = stem.strip_suffix("ie") {
        return Some(format!("{root}y"));
    }
    for ending in ["sse", "she", "che", "xe", "oe"] {
        if stem.ends_with(ending) && stem.len() > 4 {
            return Some(stem[..stem.len() - 1].to_owned());
        }
    }
    Some(stem.to_owned())
}

/// Whether a text begins as a criterion does: with a verb that commands or describes.
pub(super) fn begins_as_criterion(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let is_adverb = |word: &str| ADVERBS.contains(&word.to_lowercase().as_str());
    let first = if is_adverb(first) { words.next().unwrap_or(first) } else { first };
    let next = words.next().unwrap_or_default();
    first.starts_with(char::is_alphabetic)
        && (command(first).is_some() || third_person(first, next, words.count() + 2).is_some())
}

/// The command of a word that is not known, where a sentence can only begin with a verb in the third person.
fn third_person(first: &str, next: &str, words: usize) -> Option<String> {
    const NO_OBJECT: [&str; 24] = [
        "and", "of", "in", "for", "are", "is", "were", "was", "have", "has", "must", "will", "can", "should", "to",
        "with", "that", "which", "or", "at", "on", "by", "from", "may",
    ];
    let small = first.to_lowercase();
    let verb = words >= 5 && small.len() > 3 && small.bytes().all(|byte| byte.is_ascii_lowercase());
    let ending = small.ends_with('s') && !small.ends_with("ss") && !small.ends_with("us") && !small.ends_with("is");
    let object = next.starts_with(char::is_lowercase) && !NO_OBJECT.contains(&next);
    (verb && ending && object).then(|| third_person_to_command(&small))?
}

/// Whether it begins with a verb that distinctions begin with.
pub(super) fn begins_as_distinction(text: &str) -> bool {
    const WEIGHTY: [&str; 9] =
        ["analyse", "analyze", "appraise", "critique", "evaluate", "justify", "critically", "recommend", "optimise"];
    let first = text.split_whitespace().next().unwrap_or_default();
    command(first).is_some_and(|verb| WEIGHTY.contains(&verb.as_str()))
}

/// A question of a criterion, and whether its sentence is one that could be turned.
///
/// ```
/// use grades::import::question;
/// assert_eq!(
///     question("Explains how they trim their lamps and records what was done."),
///     ("I can explain how I trim my lamps and record what was done.".to_owned(), true),
/// );
/// ```
pub fn question(sentence: &str) -> (String, bool) {
    let sentence = sentence.trim();
    if sentence.is_empty() {
        return (String::new(), false);
    }
    if !begins_as_criterion(sentence) {
        let mut turned = String::from("I can show this: ");
        turned.push_str(sentence);
        return (finished(turned), false);
    }
    let mut turned: Vec<String> = vec!["I can".to_owned()];
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let mut at_verb = true;
    let mut new_sentence = false;
    // Within “plans, checks and records”: a list of verbs that has had no object yet.
    let mut in_list = true;
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '\'').to_lowercase();
        if new_sentence && begins_as_criterion(&words[at..].join(" ")) {
            turned.push("I can".to_owned());
            at_verb = true;
            in_list = true;
        }
        new_sentence = word.ends_with('.') && !matches!(bare.as_str(), "e.g" | "i.e" | "etc");
        if at_verb && ADVERBS.contains(&bare.as_str()) {
            turned.push(lower_first(word));
            at += 1;
            continue;
        }
        if at_verb {
            let verb = command(word).or_else(|| third_person(word, next, words.len()));
            turned.push(verb.map_or_else(|| lower_first(word), |verb| replaced(word, &verb)));
        } else if let Some((written, both)) = first_person(&bare, next) {
            turned.push(replaced(if both { next } else { word }, written));
            if both {
                new_sentence = next.ends_with('.');
                at += 1;
            }
        } else {
            turned.push(word.to_owned());
        }
        // “Plans, schedules and records”: what is joined to a command is one, too.
        let joined = |word: &str| word.ends_with(',') || matches!(word, "and" | "or" | "and/or");
        let third = |word: &str| word.trim_matches(',').ends_with('s') && command(word).is_some();
        in_list = in_list && (joined(word) || matches!(next, "and" | "or" | "and/or"));
        let last = words.get(at).copied().unwrap_or_default();
        at_verb = third(next)
            && joined(last)
            && (in_list || is_never_a_noun(next) || starts_a_clause(words.get(at + 2).copied().unwrap_or_default()));
        at += 1;
    }
    (finished(turned.join(" ")), true)
}

/// Whether a word in the third person cannot be the plural of a noun, as “records” and “reports” can.
fn is_never_a_noun(word: &str) -> bool {
    const NOUNS: [&str; 46] = [
        "update",
        "address",
        "transfer",
        "change",
        "model",
        "map",
        "place",
        "position",
        "label",
        "mark",
        "request",
        "value",
        "return",
        "light",
        "record",
        "report",
        "plan",
        "schedule",
        "design",
        "test",
        "check",
        "use",
        "review",
        "support",
        "source",
        "control",
        "measure",
        "outline",
        "document",
        "process",
        "question",
        "present",
        "research",
        "work",
        "build",
        "challenge",
        "influence",
        "list",
        "show",
        "state",
        "lead",
        "set",
        "cut",
        "load",
        "mix",
        "draw",
    ];
    command(word).is_some_and(|verb| !NOUNS.contains(&verb.as_str()))
}

/// Whether a word begins what a verb is about, so that the word before it is a verb.
fn starts_a_clause(next: &str) -> bool {
    matches!(
        next,
        "the"
            | "a"
            | "an"
            | "how"
            | "what"
            | "why"
            | "when"
            | "where"
            | "their"
            | "any"
            | "all"
            | "own"
            | "to"
            | "on"
            | "with"
            | "in"
            | "key"
            | "relevant"
            | "appropriate"
            | "this"
            | "these"
            | "that"
            | "whether"
            | "each"
    )
}

/// What these two words become, and whether it is in the place of both.
fn first_person(word: &str, next: &str) -> Option<(&'static str, bool)> {
    let next = next.trim_matches(|letter: char| !letter.is_alphanumeric());
    Some(match (word, next) {
        ("they", "are") => ("I am", true),
        ("they", "were") => ("I was", true),
        ("they", "have") => ("I have", true),
        ("they've", _) => ("I have", false),
        ("they", _) => ("I", false),
        ("their", "own") => ("my own", true),
        ("their", _) => ("my", false),
        ("themselves", _) => ("myself", false),
        ("theirs", _) => ("mine", false),
        ("own", _) => ("my own", false),
        _ => return None,
    })
}

/// The word with others in its place, and the marks around it kept.
fn replaced(word: &str, with: &str) -> String {
    let start = word.find(char::is_alphanumeric).unwrap_or(0);
    let end = word
        .rfind(char::is_alphanumeric)
        .map_or(word.len(), |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
    format!("{}{with}{}", &word[..start], &word[end..])
}

fn lower_first(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next();
    if letters.clone().any(char::is_uppercase) {
        return word.to_owned();
    }
    first.into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

fn finished(mut text: String) -> String {
    while text.ends_with([' ', ',', ';', ':']) {
        text.pop();
    }
    if !text.ends_with(['.', '!', '?', ')']) {
        text.push('.');
    }
    text.replace("my own my own", "my own")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_turned_to_the_first_person() {
        for (printed, asked) in [
            ("Explains how they trim their own lamps.", "I can explain how I trim my own lamps."),
            ("Applies and justifies the rule for own lamp", "I can apply and justify the rule for my own lamp."),
            ("Plans, checks and records the watch", "I can plan, check and record the watch."),
            ("Critically evaluates what they have done.", "I can critically evaluate what I have done."),
            (
                "Describe how lamps are lit. Explain why they were late.",
                "I can describe how lamps are lit. I can explain why I was late.",
            ),
            ("Keeps records and reports of the watch", "I can keep records and reports of the watch."),
            ("Assesses oil", "I can assess oil."),
            ("Plans, tests and adjusts lamp cycles", "I can plan, test and adjust lamp cycles."),
            ("Frobs the old tower and communicates findings", "I can frob the old tower and communicate findings."),
            ("Inspects the tower and communicates findings", "I can inspect the tower and communicate findings."),
        ] {
            assert_eq!(question(printed).0, asked);
        }
    }

    #[test]
    fn what_begins_with_no_verb_is_asked_for_as_it_stands() {
        assert_eq!(question("The lamp is clean"), ("I can show this: The lamp is clean.".to_owned(), false));
    }
}
