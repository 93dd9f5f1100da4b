//! Rules: what a grade of a method needs, how methods combine, and what a re-sit limits.

use super::Reading;
use super::draft::{Cap, Cell, FindingKind, Found, Lines, Needs, Row, Rule, Table};
use super::grades::{self, height};
use super::lines::Line;
use super::sections::Part;
use super::text::{has_any, number, plain, sentences};

pub(super) fn read(reading: &mut Reading) {
    scales(reading);
    method_rules(reading);
    overall_grades(reading);
    table(reading);
    cap(reading);
}

/// The grades of a method that lists none: those that its criteria have.
fn scales(reading: &mut Reading) {
    let overall = listed_overall(&reading.lines);
    let marked: Vec<Vec<String>> = (0..reading.draft.methods.len())
        .map(|no| bands(reading, no).into_iter().map(|(grade, ..)| grade).collect())
        .collect();
    for (method, marked) in reading.draft.methods.iter_mut().zip(marked) {
        let criteria = &method.value.criteria;
        let mut used: Vec<String> = vec!["fail".to_owned()];
        for grade in grades::GRADES {
            if grade == "fail" {
                continue;
            }
            if marked.iter().any(|known| known == grade)
                || criteria.iter().any(|criterion| criterion.value.grade == grade)
            {
                used.push(grade.to_owned());
            }
        }
        if method.value.grades.len() < 2 {
            if used.len() > 1 {
                method.value.grades = used;
                method.doubt(format!(
                    "Its grades are those that its criteria or marks have: {}.",
                    method.value.grades.join(", ")
                ));
            } else if let Some((listed, _)) = &overall {
                method.value.grades.clone_from(listed);
                let says = "The text lists no grades for it; those of the whole are taken.";
                method.doubt(says);
            }
        } else if let Some(missing) = used.iter().find(|grade| !method.value.grades.contains(grade)).cloned() {
            method.value.grades.push(missing.clone());
            method.value.grades.sort_by_key(|grade| height(grade));
            method.doubt(format!("It has {missing} criteria, but the list of its grades has no {missing}."));
        }
    }
}

/// What a demand asks for: all, at least so many, so many marks.
fn needs(text: &str, grade: &str) -> Option<Needs> {
    let small = text.to_lowercase().replace('-', " ");
    let words: Vec<&str> = small.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let before = words.get(at.saturating_sub(3)..at).unwrap_or_default().join(" ");
        let bounded = before.ends_with("minimum of") || before.ends_with("at least") || before.ends_with("minimum");
        let rest = words.get(at + 1..(at + 6).min(words.len())).unwrap_or_default().join(" ");
        if bounded && let Some(count) = number(word).filter(|count| *count > 0) {
            if has_any(&rest, &["mark", "%", "per cent"]) {
                return Some(Needs::Mark(count));
            }
            if has_any(&rest, &["criteri", "descriptor", grade]) {
                return Some(Needs::AtLeast(count));
            }
        }
    }
    let all = ["all of the ", "all the ", "all ", "each of the ", "every "];
    all.iter().any(|start| small.contains(&format!("{start}{grade}"))).then_some(Needs::All)
}

fn method_rules(reading: &mut Reading) {
    let demands = std::mem::take(&mut reading.demands);
    for no in 0..reading.draft.methods.len() {
        let scale = reading.draft.methods.get(no).map(|method| method.value.grades.clone()).unwrap_or_default();
        let mut rules: Vec<Found<Rule>> = Vec::new();
        let bands = bands(reading, no);
        for grade in scale.iter().skip(1) {
            let printed: Vec<(Needs, u32)> = demands
                .iter()
                .filter(|(method, known, ..)| *method == no && known == grade)
                .filter_map(|(_, _, text, line)| needs(text, grade).map(|needs| (needs, *line)))
                .collect();
            let said = printed.first().copied().or_else(|| in_sentences(reading, no, grade));
            let has_criteria = reading
                .draft
                .methods
                .get(no)
                .is_some_and(|method| method.value.criteria.iter().any(|it| it.value.grade == *grade));
            let found = if let Some((mark, line)) =
                bands.iter().find(|(known, ..)| known == grade).map(|(_, mark, line)| (*mark, *line))
            {
                Some(Found::sure(Rule { grade: grade.clone(), needs: Needs::Mark(mark) }, Lines::one(line)))
            } else if let Some((needs, line)) = said {
                let mut found = Found::sure(Rule { grade: grade.clone(), needs }, Lines::one(line));
                if let Some((_, other)) = printed.iter().find(|(other, _)| *other != needs) {
                    found.doubt(format!("The rule is printed in two ways, in lines {line} and {other}."));
                }
                if let Needs::AtLeast(count) = needs {
                    let options = reading.draft.options.len() > 1;
                    let spread = reading.draft.methods.get(no).is_some_and(|method| {
                        let of_grade = method.value.criteria.iter().filter(|it| it.value.grade == *grade);
                        of_grade.clone().any(|it| it.value.option.is_none())
                            && of_grade.clone().any(|it| it.value.option.is_some())
                    });
                    if options && spread {
                        found.doubt(format!(
                            "{count} of the core and the option together: the text may want some of each."
                        ));
                    }
                }
                Some(found)
            } else if has_criteria {
                let lines = reading.draft.methods.get(no).map(|method| method.lines).unwrap_or_default();
                let mut found = Found::sure(Rule { grade: grade.clone(), needs: Needs::All }, lines);
                found.doubt(format!("No sentence says how many {grade} criteria are needed; all is taken."));
                Some(found)
            } else {
                None
            };
            match found {
                Some(found) => rules.push(found),
                None => {
                    let about = format!("AM{}", no + 1);
                    let says = format!("Neither criteria nor a rule for {grade} were found.");
                    let remedy = "Type the criteria, or the mark from which the grade is given.";
                    reading.draft.find(FindingKind::NotFound, &about, None, says, remedy);
                }
            }
        }
        let most = most_marks(reading, no);
        if let Some(method) = reading.draft.methods.get_mut(no) {
            method.value.rules = rules;
            method.value.most_marks = most;
        }
    }
    reading.demands = demands;
}

/// A sentence such as “To achieve a pass, apprentices must meet all of the pass criteria”.
fn in_sentences(reading: &Reading, method: usize, grade: &str) -> Option<(Needs, u32)> {
    for (line, place) in reading.lines.iter().zip(&reading.places) {
        let mine = place.method == Some(method) || place.part == Part::Grading && place.method.is_none();
        if !mine || line.is_row() {
            continue;
        }
        let text = line.text();
        for sentence in sentences(&text) {
            let small = sentence.to_lowercase();
            let about = has_any(
                &small,
                &[
                    &format!("achieve a {grade}"),
                    &format!("achieve {grade}"),
                    &format!("awarded a {grade}"),
                    &format!("for a {grade}"),
                    &format!("gain a {grade}"),
                ],
            );
            if about
                && has_any(&small, &["criteri", "descriptor"])
                && let Some(needs) = needs(sentence, grade)
            {
                return Some((needs, line.number));
            }
        }
    }
    None
}

/// The marks of each grade: `Pass 26 to 33`, `Fail 0-25`.
fn bands(reading: &Reading, method: usize) -> Vec<(String, u32, u32)> {
    let mut bands: Vec<(String, u32, u32)> = Vec::new();
    for (line, place) in reading.lines.iter().zip(&reading.places) {
        let text = line.text();
        if place.method != Some(method) || text.len() > 60 {
            continue;
        }
        let small = text.to_lowercase().replace(['-', '–', '—'], " to ").replace("marks", " ").replace(':', " ");
        let words: Vec<&str> = small.split_whitespace().collect();
        let band = match words[..] {
            [grade, from, "to", to] => grades::grade(grade).zip(number(from).zip(number(to))),
            [from, "to", to, grade] => grades::grade(grade).zip(number(from).zip(number(to))),
            [grade, from, "or", "more"] => grades::grade(grade).zip(number(from).map(|from| (from, u32::MAX))),
            _ => None,
        };
        if let Some((grade, (from, _))) = band.filter(|(_, (from, to))| from < to)
            && !bands.iter().any(|(known, ..)| known == grade)
        {
            bands.push((grade.to_owned(), from, line.number));
        }
    }
    // One alone is a figure of something else.
    if bands.len() < 2 { Vec::new() } else { bands }
}

/// “The test has 40 marks”, “40 marks are available”.
fn most_marks(reading: &Reading, method: usize) -> Option<u32> {
    let rules = reading.draft.methods.get(method)?;
    let uses_marks = !bands(reading, method).is_empty()
        || rules.value.rules.iter().any(|rule| matches!(rule.value.needs, Needs::Mark(_)));
    if !uses_marks {
        return None;
    }
    let mine = reading.lines.iter().zip(&reading.places).filter(|(_, place)| place.method == Some(method));
    let mut most: Option<u32> = None;
    for (line, _) in mine {
        let small = line.text().to_lowercase().replace(['-', '–', '—'], " to ");
        let words: Vec<&str> = small.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let is_mark = word.starts_with("mark");
            let band = words.first().is_some_and(|first| grades::grade(first).is_some())
                || words.last().is_some_and(|last| grades::grade(last).is_some());
            let before = at.checked_sub(1).and_then(|at| words.get(at)).and_then(|word| number(word));
            if is_mark && let Some(count) = before {
                most = most.max(Some(count));
            }
            if band && let Some(count) = number(word) {
                most = most.max(Some(count));
            }
        }
    }
    most.filter(|most| (1..=10_000).contains(most))
}

/// “The following grades are available for the apprenticeship:” and the list below, or beside.
fn listed_overall(lines: &[Line]) -> Option<(Vec<String>, Lines)> {
    for (at, line) in lines.iter().enumerate() {
        let small = line.text().to_lowercase();
        let announces = has_any(
            &small,
            &[
                "overall grades available",
                "grades are available for the apprenticeship",
                "determines the overall grade",
                "determines the apprenticeship grade",
                "apprenticeship can be graded",
                "overall apprenticeship grade",
            ],
        );
        if !announces || small.len() > 300 {
            continue;
        }
        let mut named: Vec<&'static str> = Vec::new();
        let mut last = line.number;
        for next in lines.iter().skip(at + 1).take(8) {
            let Some(grades) = grades::only_grades(&next.text()) else { break };
            named.extend(grades.into_iter().filter(|grade| !named.contains(grade)).collect::<Vec<_>>());
            last = next.number;
        }
        if named.len() < 2 {
            named = grades::named(&small);
        }
        if named.len() >= 2 {
            named.sort_by_key(|grade| height(grade));
            return Some((named.into_iter().map(str::to_owned).collect(), Lines { first: line.number, last }));
        }
    }
    None
}

fn overall_grades(reading: &mut Reading) {
    reading.draft.grades = listed_overall(&reading.lines).map(|(grades, lines)| Found::sure(grades, lines));
}

/// Tables of grades: rows of nothing but grades, one cell for each method and one for the whole.
fn table(reading: &mut Reading) {
    let width = reading.draft.methods.len() + 1;
    if width < 2 {
        return;
    }
    let mut tables: Vec<Found<Table>> = Vec::new();
    let mut current: Option<(Vec<Row>, Lines)> = None;
    let mut single: Vec<(Cell, u32)> = Vec::new();
    let mut order: Option<Vec<usize>> = None;
    let mut seen_header: Option<Vec<usize>> = None;
    for line in &reading.lines {
        let text = line.text();
        if text.trim().is_empty() {
            continue;
        }
        let by_cells: Option<Vec<Cell>> = if line.is_row() {
            let cells: Vec<String> =
                (0..line.cells.len()).map(|at| line.cell(at)).filter(|cell| !cell.is_empty()).collect();
            let read: Option<Vec<Cell>> = cells
                .iter()
                .map(|cell| grades::cells(cell).filter(|cells| cells.len() == 1).and_then(|mut cells| cells.pop()))
                .collect();
            read.filter(|cells| cells.len() == width)
        } else {
            None
        };
        let cells = by_cells.or_else(|| grades::cells(&text));
        match cells {
            Some(cells) if cells.len() == width && width > 1 && (width > 2 || !line.bullet) => {
                let row = row(cells, order.as_deref());
                if let Some(row) = row {
                    let (rows, lines) = current.get_or_insert_with(|| (Vec::new(), Lines::one(line.number)));
                    if rows.len() < 400 {
                        rows.push(row);
                    }
                    *lines = lines.to(line.number);
                }
            }
            Some(mut cells) if cells.len() == 1 && !line.bullet => {
                if let Some(cell) = cells.pop()
                    && single.len() < 4_000
                {
                    single.push((cell, line.number));
                }
            }
            _ => {
                if let Some((rows, lines)) =
                    current.take().filter(|(rows, _)| rows.len() >= 3 || rows.len() >= 2 && width == 2)
                {
                    tables.push(Found::sure(Table { rows }, lines));
                }
                tables.extend(from_single(&mut single, width, order.as_deref()));
                if let Some(found) = header_order(&text, line, reading) {
                    seen_header = Some(found);
                }
                order.clone_from(&seen_header);
            }
        }
    }
    if let Some((rows, lines)) = current.filter(|(rows, _)| rows.len() >= 3 || rows.len() >= 2 && width == 2) {
        tables.push(Found::sure(Table { rows }, lines));
    }
    tables.extend(from_single(&mut single, width, order.as_deref()));
    let mut tables = tables.into_iter();
    let Some(mut table) = tables.next() else {
        return;
    };
    for other in tables {
        if results(&other.value, reading) != results(&table.value, reading) {
            let says = format!(
                "Two tables combine the grades differently: lines {} and {}.",
                table.lines.first, other.lines.first
            );
            let remedy = "Find out which one holds; the first is taken here.";
            reading.draft.find(FindingKind::Contradiction, "overall table", Some(other.lines), says, remedy);
        }
    }
    complete(reading, &mut table);
    compare_with_prose(reading, &table);
    if reading.draft.grades.is_none() {
        let mut named: Vec<String> = Vec::new();
        for row in &table.value.rows {
            if !named.contains(&row.then) {
                named.push(row.then.clone());
            }
        }
        named.sort_by_key(|grade| height(grade));
        reading.draft.grades = Some(Found::sure(named, table.lines));
    } else if let Some(grades) = &mut reading.draft.grades {
        for row in &table.value.rows {
            if !grades.value.contains(&row.then) {
                grades.value.push(row.then.clone());
                grades.value.sort_by_key(|grade| height(grade));
                let doubt = format!("The table gives {}, which the list of grades has not.", row.then);
                grades.doubts.push(doubt);
            }
        }
    }
    reading.draft.table = Some(table);
}

/// Cells that stand one a line.
fn from_single(single: &mut Vec<(Cell, u32)>, width: usize, order: Option<&[usize]>) -> Option<Found<Table>> {
    let cells = std::mem::take(single);
    let rows = cells.len() / width;
    if rows < 3 || !cells.len().is_multiple_of(width) {
        return None;
    }
    let lines = Lines { first: cells.first()?.1, last: cells.last()?.1 };
    let rows: Option<Vec<Row>> =
        cells.chunks(width).map(|chunk| row(chunk.iter().map(|(cell, _)| cell.clone()).collect(), order)).collect();
    Some(Found::sure(Table { rows: rows? }, lines))
}

/// The column of each method, and last the one of the whole, as the heading names them.
fn header_order(text: &str, line: &Line, reading: &Reading) -> Option<Vec<usize>> {
    let small = plain(text);
    if !small.contains("overall") || small.len() > 600 {
        return None;
    }
    let methods = &reading.draft.methods;
    let mut at: Vec<(usize, usize)> = Vec::new();
    for (no, method) in methods.iter().enumerate() {
        let title = plain(&method.value.title);
        let by_cell = (0..line.cells.len()).filter(|_| line.is_row()).position(|cell| {
            let cell = plain(&line.cell(cell));
            cell.contains(&title) || super::sections::numbered_method(&cell).is_some_and(|(number, _)| number == no + 1)
        });
        at.push((by_cell.map(|cell| cell * 1_000).or_else(|| small.find(&title))?, no));
    }
    let whole = if line.is_row() {
        (0..line.cells.len()).position(|cell| plain(&line.cell(cell)).starts_with("overall")).map(|cell| cell * 1_000)
    } else {
        small.find("overall")
    }?;
    at.push((whole, methods.len()));
    at.sort_unstable();
    let order: Vec<usize> = at.into_iter().map(|(_, no)| no).collect();
    Some(order)
}

/// A row, with its cells in the order of the methods.
fn row(cells: Vec<Cell>, order: Option<&[usize]>) -> Option<Row> {
    let width = cells.len();
    let mut placed: Vec<Option<Cell>> = vec![None; width];
    for (at, cell) in cells.into_iter().enumerate() {
        let no = order.filter(|order| order.len() == width).and_then(|order| order.get(at)).copied().unwrap_or(at);
        *placed.get_mut(no)? = Some(cell);
    }
    let mut cells: Vec<Cell> = placed.into_iter().collect::<Option<_>>()?;
    match cells.pop()? {
        Cell::Grade(then) => Some(Row { when: cells, then }),
        Cell::Any | Cell::AtLeast(_) => None,
    }
}

/// Every combination of the methods' grades.
fn combinations(reading: &Reading) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for method in &reading.draft.methods {
        let mut longer = Vec::new();
        for start in &all {
            for grade in &method.value.grades {
                let mut next = start.clone();
                next.push(grade.clone());
                longer.push(next);
            }
        }
        if longer.len() > 2_000 {
            return Vec::new();
        }
        all = longer;
    }
    all
}

fn holds(cell: &Cell, grade: &str) -> bool {
    match cell {
        Cell::Any => true,
        Cell::Grade(known) => known == grade,
        Cell::AtLeast(least) => height(grade) >= height(least),
    }
}

/// What a table gives for each combination.
fn results(table: &Table, reading: &Reading) -> Vec<Option<String>> {
    combinations(reading)
        .iter()
        .map(|grades| {
            let row = table.rows.iter().find(|row| row.when.iter().zip(grades).all(|(cell, grade)| holds(cell, grade)));
            row.map(|row| row.then.clone())
        })
        .collect()
}

/// Rows that the table leaves out: where a method is failed, and the text says that this fails the whole.
fn complete(reading: &mut Reading, table: &mut Found<Table>) {
    let all = combinations(reading);
    let results = results(&table.value, reading);
    let missing: Vec<&Vec<String>> =
        all.iter().zip(&results).filter(|(_, result)| result.is_none()).map(|(grades, _)| grades).collect();
    if missing.is_empty() {
        return;
    }
    let with_fail = missing.iter().all(|grades| grades.iter().any(|grade| grade == "fail"));
    let said = reading.lines.iter().find(|line| {
        let small = line.text().to_lowercase();
        has_any(
            &small,
            &["fails one", "fail one", "fails any", "fails either", "fails an assessment method", "failed one"],
        ) && small.contains("fail")
    });
    if with_fail && let Some(line) = said {
        let count = table.value.rows.first().map_or(0, |row| row.when.len());
        for no in 0..count {
            let mut when = vec![Cell::Any; count];
            if let Some(cell) = when.get_mut(no) {
                *cell = Cell::Grade("fail".to_owned());
            }
            if !table.value.rows.iter().any(|row| row.when == when) {
                table.value.rows.push(Row { when, then: "fail".to_owned() });
            }
        }
        table.doubt(format!(
            "The table has no row for a failed method; line {} says that one fails the whole.",
            line.number
        ));
    } else {
        let first = missing.first().map(|grades| grades.join(", ")).unwrap_or_default();
        let says = format!("The table has no row for {} of the combinations, such as {first}.", missing.len());
        let remedy = "Type the rows that are missing.";
        reading.draft.find(FindingKind::NotFound, "overall table", Some(table.lines), says, remedy);
    }
}

/// What a sentence about the whole asks for a grade: so many methods at a grade.
struct Prose {
    grade: &'static str,
    /// How many methods; none for all of them.
    count: Option<usize>,
    reach: &'static str,
    line: u32,
}

fn prose(reading: &Reading) -> Vec<Prose> {
    let mut found: Vec<Prose> = Vec::new();
    for (line, place) in reading.lines.iter().zip(&reading.places) {
        if !matches!(place.part, Part::Overall) || line.is_row() {
            continue;
        }
        let text = line.text();
        for sentence in sentences(&text) {
            let small = sentence.to_lowercase();
            let Some((_, rest)) = small.split_once("achieve ") else { continue };
            let Some(grade) = rest.split([' ', ',']).take(4).find_map(grades::grade) else { continue };
            let Some((_, asks)) = rest.split_once("must ") else { continue };
            let reach = grades::named(asks);
            let [reach] = reach[..] else { continue };
            let count = if has_any(asks, &["all ", "both ", "each ", "every "]) {
                None
            } else if has_any(asks, &["in one ", "one of ", "one assessment"]) {
                Some(1)
            } else if asks.contains("in two ") {
                Some(2)
            } else {
                continue;
            };
            if !found.iter().any(|known| known.grade == grade) {
                found.push(Prose { grade, count, reach, line: line.number });
            }
        }
    }
    found
}

/// Says where the sentences beside the table give another grade than the table.
fn compare_with_prose(reading: &mut Reading, table: &Found<Table>) {
    let mut rules = prose(reading);
    if rules.is_empty() {
        return;
    }
    rules.sort_by_key(|rule| std::cmp::Reverse(height(rule.grade)));
    let all = combinations(reading);
    let results = results(&table.value, reading);
    for (grades, result) in all.iter().zip(&results) {
        let Some(result) = result else { continue };
        let failed = grades.iter().any(|grade| grade == "fail");
        let said = rules.iter().find(|rule| {
            let reached = grades.iter().filter(|grade| height(grade) >= height(rule.reach)).count();
            !failed && reached >= rule.count.unwrap_or(grades.len())
        });
        let (said, line) = match said {
            Some(rule) => (rule.grade, rule.line),
            None if failed => continue,
            None => continue,
        };
        if said != result {
            let says = format!(
                "For {} the table gives {result}, and the sentence in line {line} gives {said}.",
                grades.join(", ")
            );
            let remedy = "The table is taken here; find out which one holds.";
            reading.draft.find(FindingKind::Contradiction, "overall table", Some(table.lines), says, remedy);
        }
    }
}

/// “The apprentice will get a maximum grade of pass …”.
fn cap(reading: &mut Reading) {
    let mut found: Option<Found<Cap>> = None;
    for line in &reading.lines {
        let text = line.text();
        for sentence in sentences(&text) {
            let small = sentence.to_lowercase();
            let about =
                has_any(&small, &["re-sit", "re-take", "resit", "retake", "re-sat", "re-taken", "resat", "retaken"]);
            let limits = has_any(&small, &["maximum", "capped", "limited to", "no higher than", "cannot be higher"]);
            if !about || small.len() > 700 {
                continue;
            }
            let no_limit = has_any(
                &small,
                &[
                    "not be capped",
                    "not capped",
                    "no cap",
                    "no limit on the grade",
                    "no restriction on the grade",
                    "full range of grades",
                ],
            );
            if !limits && !no_limit {
                continue;
            }
            let words: Vec<&'static str> = grades::named(&small);
            let grade = match words[..] {
                _ if no_limit => None,
                [grade] => Some(grade.to_owned()),
                _ => match small.find("maximum").or_else(|| small.find("capped")).or_else(|| small.find("limited")) {
                    Some(at) => match small[at..].split(' ').find_map(grades::grade) {
                        Some(grade) => Some(grade.to_owned()),
                        None => continue,
                    },
                    None => continue,
                },
            };
            if grade.is_none() && !no_limit {
                continue;
            }
            let of_method = has_any(
                &small,
                &[
                    "for that assessment method",
                    "for the assessment method",
                    "assessment method grade",
                    "for that method",
                    "grade for the re-sat",
                    "maximum assessment method",
                ],
            );
            let value = Cap { grade, of_method, waivable: has_any(&small, &["exceptional", "unless"]) };
            let lines = Lines::one(line.number);
            match &mut found {
                None => found = Some(Found::sure(value, lines)),
                Some(known) if known.value.grade != value.grade || known.value.of_method != value.of_method => {
                    let says = format!(
                        "What a re-sit limits is said in two ways: lines {} and {}.",
                        known.lines.first, line.number
                    );
                    known.doubt(says);
                }
                Some(_) => {}
            }
        }
    }
    reading.draft.cap = found;
}
