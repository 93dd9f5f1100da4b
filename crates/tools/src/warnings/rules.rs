//! Rules that leave something out, or that change nothing: what they do not look at, limits that never bite, dates that
//! cannot be yet.

use grades::domain::date::Date;
use grades::domain::grade::Grade;
use grades::domain::grading::Grader;
use grades::domain::grading::reach::{NeverGiven, Why};
use grades::domain::plan::{ComponentNo, Method, MethodNo, PartNo};
use grades::rules::overall::table::{Table, combinations};
use grades::rules::overall::{Combine, Overall, OverallRule};
use grades::rules::repeats::{Cap, CapOn, CapWhen};
use grades::rules::{LooksAt, Needs, Rule};

use super::{Pack, Told};

pub fn look(pack: &Pack, told: &mut Told) {
    ignored_methods(pack, told);
    for (no, method) in pack.standard.methods() {
        ignored_parts(no, method, told);
    }
    ignored_criteria(pack, told);
    grades_out_of_reach(pack, told);
    floors(pack, told);
    limits(pack, told);
    uneven_methods(pack, told);
}

fn ignored_methods(pack: &Pack, told: &mut Told) {
    let standard = pack.standard;
    let counts = |no: MethodNo| match &standard.overall {
        Overall::Table(table) => matters_in(table, pack, no),
        Overall::Rules(rules) => rules.iter().flat_map(OverallRule::each).any(|needs| needs.looks_at(no)),
        Overall::ByOrganisation { .. } => true,
    };
    for (no, method) in standard.methods() {
        if !counts(no) {
            let says = format!("Whatever grade {} has, the overall grade is the same.", method.id);
            let remedy = "Let the overall table or rules name it; if the plan means it, leave the method out.";
            told.warn(format!("/methods/{}", no.at()), "method-ignored", says, remedy);
        }
    }
}

/// Whether another grade of the method gives another row, by the headline reading.
fn matters_in(table: &Table, pack: &Pack, no: MethodNo) -> bool {
    let scales: Vec<_> = pack.standard.methods.iter().map(|method| &method.grades).collect();
    let given = |grades: &[_]| table.matching(grades).next().map(|(_, row)| row.then);
    combinations(&scales).iter().any(|grades| {
        let mut lowest = grades.clone();
        lowest[no.at()] = Grade::LOWEST;
        given(grades) != given(&lowest)
    })
}

/// What these rules look at.
fn looked_at<'m>(rules: impl Iterator<Item = &'m Rule>) -> Vec<LooksAt<'m>> {
    let mut found = Vec::new();
    let needs = rules.flat_map(|rule| &rule.readings).map(|reading| &reading.needs);
    needs.for_each(|needs: &'m Needs| needs.looks_at(&mut |one| found.push(one)));
    found
}

fn all_rules(method: &Method) -> impl Iterator<Item = &Rule> {
    method.rules.iter().chain(method.components.iter().flat_map(|component| &component.rules))
}

fn ignored_parts(no: MethodNo, method: &Method, told: &mut Told) {
    let seen = looked_at(all_rules(method));
    let at = format!("/methods/{}", no.at());
    for (place, component) in (0..u8::MAX).zip(&method.components) {
        if !seen.iter().any(|one| matches!(one, LooksAt::Component(no) if *no == ComponentNo(place))) {
            let says = format!("No rule of {} asks for the component “{}”.", method.id, component.title);
            let remedy = "Ask for it (“component”, “reach”), or leave the component out.";
            told.warn(format!("{at}/components/{place}"), "component-ignored", says, remedy);
        }
    }
}

fn ignored_criteria(pack: &Pack, told: &mut Told) {
    for (place, criterion) in pack.criteria() {
        let Some(method) = pack.standard.method(criterion.method).filter(|method| !method.graded_as_whole) else {
            continue;
        };
        let mut seen = looked_at(all_rules(method)).into_iter();
        let counts = match criterion.points {
            None => seen.any(|one| matches!(one, LooksAt::Pool(pool) if pool.holds(criterion))),
            Some(_) => seen.any(|one| match one {
                LooksAt::Points(component) => component.is_none() || component == criterion.component,
                LooksAt::Pool(_) | LooksAt::Mark(_) | LooksAt::Component(_) => false,
            }),
        };
        if criterion.points.is_none() && criterion.grade == Grade::LOWEST {
            let says = format!("{} belongs to the lowest grade, for which nothing has to be met.", criterion.id);
            let remedy = "Give it the grade that is lost without it, or leave it out.";
            told.warn(format!("{place}/grade"), "criterion-of-the-lowest", says, remedy);
            continue;
        }
        let is_noted = pack.standard.notes.iter().any(|note| note.about == criterion.id || note.about == method.id);
        if !counts && !is_noted {
            let says = format!("No rule counts {}: whatever is answered, no grade changes.", criterion.id);
            let remedy =
                "Let a rule count it, or leave it out; if the plan means it, say so in a note about it or its method.";
            told.warn(place, "criterion-ignored", says, remedy);
        }
    }
}

/// Marks, and parts of them, that neither the method's rules nor the overall ones look at.
fn marks_ignored(pack: &Pack, told: &mut Told) {
    for (no, method) in pack.standard.methods() {
        let Some(marks) = &method.marks else { continue };
        let seen = looked_at(all_rules(method));
        let overall = |part: Option<PartNo>| match &pack.standard.overall {
            Overall::Rules(rules) => rules.iter().flat_map(OverallRule::each).any(|needs| looks_at(needs, no, part)),
            Overall::Table(_) | Overall::ByOrganisation { .. } => false,
        };
        let used = |part: Option<PartNo>| {
            seen.iter().any(|one| matches!(one, LooksAt::Mark(seen) if *seen == part)) || overall(part)
        };
        let at = format!("/methods/{}/marks", no.at());
        let parts: Vec<bool> = (0..u8::MAX).map(PartNo).take(marks.parts.len()).map(|part| used(Some(part))).collect();
        if !used(None) && !parts.contains(&true) {
            let says = format!("No rule looks at the marks of {}.", method.id);
            told.warn(&at, "marks-ignored", says, "Let a rule ask for a mark, or leave the marks out.");
            continue;
        }
        for (place, part) in marks.parts.iter().enumerate().filter(|(place, _)| !parts[*place]) {
            let says = format!("No rule looks at the part “{}” of the marks.", part.title);
            let remedy = "Let a rule ask for it, or leave the part out: marks outside every part need not be named.";
            told.warn(format!("{at}/parts/{place}"), "part-ignored", says, remedy);
        }
    }
}

/// Whether a condition looks at the mark of a method, or of a part of it.
fn looks_at(needs: &Combine, no: MethodNo, part: Option<PartNo>) -> bool {
    match needs {
        Combine::Methods(_) | Combine::GradePoints(_) => false,
        Combine::Mark(kind) => kind.method == no && kind.part == part,
        Combine::Weighted(kind) => part.is_none() && kind.weights.iter().any(|(method, _)| *method == no),
        Combine::And(parts) | Combine::Or(parts) => parts.iter().any(|one| looks_at(one, no, part)),
    }
}

fn grades_out_of_reach(pack: &Pack, told: &mut Told) {
    marks_ignored(pack, told);
    let standard = pack.standard;
    for NeverGiven { method, grade, why } in Grader::new(standard.clone()).never_given() {
        let method = method.and_then(|no| Some((no, standard.method(no)?)));
        let says_so = method.is_some_and(|(_, method)| {
            let rules = method.rules.iter().filter(|rule| rule.grade <= grade);
            looked_at(rules).iter().any(|one| matches!(one, LooksAt::Pool(pool) if pool.if_empty.is_some()))
        });
        let (at, scale) = match method {
            Some((no, method)) => (format!("/methods/{}/rules", no.at()), &method.grades),
            None => ("/overall".to_owned(), &standard.grades),
        };
        let (name, next) = (scale.name(grade), scale.name(grade.next()));
        match why {
            // A pool that may be empty, and says what that means, is meant.
            Why::OutOfReach | Why::NextIsEasier if says_so => {}
            Why::OutOfReach => {
                let remedy = "Ask for less, or take the grade off the scale.";
                told.warn(at, "grade-out-of-reach", format!("Nobody can reach “{name}”."), remedy);
            }
            Why::NextIsEasier => {
                let says = format!("Whoever reaches “{name}” has reached “{next}”, too: nobody ends on “{name}”.");
                let remedy = "Ask for more for the higher grade, or take one of the two off the scale.";
                told.warn(at, "higher-grade-easier", says, remedy);
            }
        }
    }
}

/// A grade that follows from a weighted sum alone, where each other one has a floor as well.
fn floors(pack: &Pack, told: &mut Told) {
    let Overall::Rules(rules) = &pack.standard.overall else { return };
    let weighted: Vec<&OverallRule> = rules.iter().filter(|rule| any(&rule.needs, &is_weighted)).collect();
    let is_bare = |rule: &OverallRule| !any(&rule.needs, &is_floor);
    // Grades are climbed: a floor in the lowest holds for all.
    if let Some((rule, others)) = weighted.split_first()
        && is_bare(rule)
        && !others.is_empty()
        && !others.iter().any(|rule| is_bare(rule))
    {
        let name = pack.standard.grades.name(rule.grade);
        let says =
            format!("“{name}” follows from a weighted sum alone; each other grade has a floor in a method, too.");
        let remedy = "Add the floor, unless the plan sets none.";
        told.warn("/overall/rules", "sum-without-floor", says, remedy);
    }
}

fn is_weighted(needs: &Combine) -> bool {
    matches!(needs, Combine::Weighted(_))
}

fn is_floor(needs: &Combine) -> bool {
    matches!(needs, Combine::Mark(_) | Combine::Methods(_) | Combine::GradePoints(_))
}

fn any(needs: &Combine, is: &dyn Fn(&Combine) -> bool) -> bool {
    match needs {
        Combine::And(parts) | Combine::Or(parts) => parts.iter().any(|part| any(part, is)),
        Combine::Methods(_) | Combine::Mark(_) | Combine::Weighted(_) | Combine::GradePoints(_) => is(needs),
    }
}

fn limits(pack: &Pack, told: &mut Told) {
    let standard = pack.standard;
    for cap in &standard.repeats.caps {
        let is_top = match cap.on {
            CapOn::Overall => cap.grade == standard.grades.highest(),
            CapOn::Method => methods_of(pack, cap)
                .all(|method| method.grades.find(standard.grades.name(cap.grade)) == Some(method.grades.highest())),
        };
        if is_top {
            let says = "A limit at the highest grade limits nothing.";
            told.warn("/repeats", "cap-at-the-top", says, "Write \"cap\": null if there is no limit, or name it.");
        }
        if cap.when == CapWhen::MoreThanOne && methods_of(pack, cap).count() < 2 {
            let says = "The limit counts from the second repeated method, but there is only one it is about.";
            told.warn("/repeats", "cap-never-bites", says, "Leave “when” out, or correct the methods.");
        }
    }
}

fn methods_of<'p>(pack: &Pack<'p>, cap: &'p Cap) -> impl Iterator<Item = &'p Method> {
    let about = |(no, _): &(MethodNo, &Method)| cap.methods.is_empty() || cap.methods.contains(no);
    pack.standard.methods().filter(about).map(|(_, method)| method)
}

/// A table in which two methods of one scale cannot change places, and no note about the whole says so.
fn uneven_methods(pack: &Pack, told: &mut Told) {
    let standard = pack.standard;
    let Overall::Table(table) = &standard.overall else { return };
    // A table that says that it is not monotone is meant as it is.
    if !table.monotone || standard.notes.iter().any(|note| note.about == "overall") {
        return;
    }
    let scales: Vec<_> = standard.methods.iter().map(|method| &method.grades).collect();
    let given = |grades: &[_]| table.matching(grades).next().map(|(_, row)| row.then);
    let all = combinations(&scales);
    for one in 0..scales.len() {
        for other in one + 1..scales.len() {
            let swapped = |grades: &Vec<_>| {
                let mut swapped = grades.clone();
                swapped.swap(one, other);
                given(grades) != given(&swapped)
            };
            if scales[one] == scales[other] && all.iter().any(swapped) {
                let [first, second] = [one, other].map(|place| &standard.methods[place].id);
                let says = format!("{first} and {second} do not weigh the same: swapped grades give another whole.");
                let remedy = "Look at the rows again; if the plan means it, say so in a note about “overall”.";
                told.warn("/overall/table", "methods-weigh-differently", says, remedy);
            }
        }
    }
}

/// Nothing was done on a day that has not come yet.
pub fn dates(pack: &Pack, today: Date, told: &mut Told) {
    let standard = pack.standard;
    let read = standard.documents.iter().enumerate();
    let read = read.filter_map(|(place, document)| Some((format!("/documents/{place}/read"), document.read?)));
    for (at, day) in std::iter::once(("/standard/checked".to_owned(), standard.checked)).chain(read) {
        if day > today {
            let says = "This day has not come yet.";
            told.warn(at, "day-in-the-future", says, "Write the day on which it was done.");
        }
    }
}
