//! A pack as an oracle needs it, read from its JSON without the code under test: everything that is answered is a
//! number, every rule a condition on sums of such numbers.

use serde_json::Value;

/// What a person gives: a criterion (0 or 1), points, a mark, or the place of a result on its scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Var {
    /// As case files tell it: an id, `mark AM1`, `mark AM1/safety`, `points A`, `result AM1`.
    pub name: String,
    pub kind: Kind,
    pub method: usize,
    pub most: u32,
    /// Of points: what each counts, and the component.
    pub weight: u32,
    pub component: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Criterion,
    Points,
    Mark,
    Result,
}

/// Numbers with weights.
pub type Sum = Vec<(usize, u32)>;

#[derive(Clone, Debug)]
pub enum Cond {
    Sum(Sum, u32),
    /// So many methods of these grades.
    Methods(usize, Vec<(usize, usize)>),
    /// So many points for the grades of methods.
    GradePoints(Vec<(usize, Vec<u32>)>, u32),
    And(Vec<Cond>),
    Or(Vec<Cond>),
    /// So many of these.
    Some(usize, Vec<Cond>),
}

pub struct Method {
    pub id: String,
    pub scale: Vec<String>,
    /// For each grade above the lowest, its readings.
    pub rules: Vec<Vec<Cond>>,
    /// The total, its parts, and the marks outside of them.
    pub marks: Option<(usize, Vec<usize>, u32)>,
    /// The number that is its result, if it is taken elsewhere.
    pub result: Option<usize>,
}

/// A row: what each method must be, from and to, and the grade.
pub type Row = (Vec<(usize, usize)>, usize);

pub enum Whole {
    /// The rows by each reading.
    Table(Vec<Vec<Row>>),
    /// What each grade needs, by each reading.
    Rules(Vec<Vec<Cond>>),
    Nobody,
}

/// A limit on repeats.
#[derive(Clone)]
pub struct Cap {
    pub grade: String,
    pub on_method: bool,
    pub after_two: bool,
    pub waivable: bool,
    /// The methods whose repeats count.
    pub methods: Vec<usize>,
    /// The kind of repeat that counts: 1 re-sit, 2 re-take.
    pub after: Option<usize>,
}

/// A pack for one option.
pub struct Pack {
    pub option: Option<String>,
    pub vars: Vec<Var>,
    pub methods: Vec<Method>,
    pub scale: Vec<String>,
    pub whole: Whole,
    pub monotone: bool,
    /// The limits on repeats, by each reading.
    pub caps: Vec<Vec<Cap>>,
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

fn place(scale: &[String], grade: &Value) -> usize {
    scale.iter().position(|name| grade == name).unwrap_or_else(|| panic!("{grade} is not on {scale:?}"))
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

impl Pack {
    pub fn new(json: &Value, option: Option<&str>) -> Pack {
        let mut vars = Vec::new();
        let list = json["methods"].as_array().unwrap();
        let scale = texts(&json["grades"]);
        let methods: Vec<Method> =
            list.iter().enumerate().map(|(no, method)| read_method(method, no, option, &mut vars)).collect();
        let overall = &json["overall"];
        let table = |rows: &Value| rows.as_array().unwrap().iter().map(|row| read_row(row, &methods, &scale)).collect();
        let whole = match (overall.get("table"), overall.get("readings"), overall.get("rules")) {
            (Some(rows), ..) => Whole::Table(vec![table(rows)]),
            (_, Some(readings), _) => {
                Whole::Table(readings.as_array().unwrap().iter().map(|one| table(&one["table"])).collect())
            }
            (.., Some(rules)) => Whole::Rules(by_grade(rules, &scale, |needs| combine(needs, &methods, &vars))),
            _ => Whole::Nobody,
        };
        let repeats = &json["repeats"];
        let cap = |cap: &Value| Cap {
            grade: cap["cap"].as_str().unwrap().to_owned(),
            on_method: cap["on"] == "method",
            after_two: cap["when"] == "more-than-one",
            waivable: cap["waivable"].as_bool().unwrap(),
            methods: (0..methods.len())
                .filter(|no| cap.get("methods").is_none_or(|ids| texts(ids).contains(&methods[*no].id)))
                .collect(),
            after: cap["after"].as_str().map(|after| if after == "resit" { 1 } else { 2 }),
        };
        let list = |caps: &Value| caps.as_array().unwrap().iter().map(cap).collect();
        let caps = match (repeats.get("caps"), repeats.get("readings")) {
            (Some(caps), _) => vec![list(caps)],
            (_, Some(readings)) => readings.as_array().unwrap().iter().map(|one| list(&one["caps"])).collect(),
            _ if repeats["cap"].is_null() => vec![Vec::new()],
            _ => vec![vec![cap(repeats)]],
        };
        let monotone = overall.get("monotone").is_none();
        Pack { option: option.map(str::to_owned), vars, methods, scale, whole, monotone, caps }
    }

    /// Whether repeats are limited, by some reading.
    pub fn is_capped(&self) -> bool {
        self.caps.iter().any(|caps| !caps.is_empty())
    }

    /// Whether these numbers can stand together.
    pub fn agree(&self, values: &[u32]) -> bool {
        self.methods.iter().filter_map(|method| method.marks.as_ref()).all(|(total, parts, outside)| {
            let in_parts: u32 = parts.iter().map(|part| values[*part]).sum();
            parts.is_empty() || (in_parts..=in_parts + outside).contains(&values[*total])
        })
    }

    /// Every different way in which the overall rules weigh marks, in their order.
    pub fn weighings(json: &Value, pack: &Pack) -> Vec<Sum> {
        fn gather(needs: &Value, pack: &Pack, into: &mut Vec<Sum>) {
            let parts = needs.get("and").or_else(|| needs.get("or")).and_then(Value::as_array);
            parts.into_iter().flatten().for_each(|part| gather(part, pack, into));
            if needs.get("weighted").is_some()
                && let Cond::Sum(sum, _) = combine(needs, &pack.methods, &pack.vars)
                && !into.contains(&sum)
            {
                into.push(sum);
            }
        }
        let mut found = Vec::new();
        for rule in json["overall"].get("rules").and_then(Value::as_array).into_iter().flatten() {
            let readings = rule.get("readings").and_then(Value::as_array).into_iter().flatten();
            let each = rule.get("needs").into_iter().chain(readings.map(|one| &one["needs"]));
            each.for_each(|needs| gather(needs, pack, &mut found));
        }
        found
    }
}

/// What each grade above the lowest needs, in the order of the scale.
fn by_grade(rules: &Value, scale: &[String], read: impl Fn(&Value) -> Cond) -> Vec<Vec<Cond>> {
    let mut list: Vec<(usize, Vec<Cond>)> = Vec::new();
    for rule in rules.as_array().unwrap() {
        let readings = match rule.get("readings") {
            Some(readings) => readings.as_array().unwrap().iter().map(|one| read(&one["needs"])).collect(),
            None => vec![read(&rule["needs"])],
        };
        list.push((place(scale, &rule["grade"]), readings));
    }
    list.sort_by_key(|(grade, _)| *grade);
    list.into_iter().map(|(_, readings)| readings).collect()
}

/// What the rules of a method or component are read with.
struct Here<'a> {
    method: &'a Value,
    /// The criteria for the option, with their numbers.
    criteria: Vec<(usize, &'a Value)>,
    component: Option<&'a str>,
    option: Option<&'a str>,
    vars: &'a [Var],
}

fn read_method(method: &Value, no: usize, option: Option<&str>, vars: &mut Vec<Var>) -> Method {
    let id = method["id"].as_str().unwrap();
    let scale = texts(&method["grades"]);
    let mut add = |name: String, kind, most| {
        vars.push(Var { name, kind, method: no, most, weight: 1, component: None });
        vars.len() - 1
    };
    let mut criteria = Vec::new();
    for criterion in method["criteria"].as_array().unwrap() {
        let own = &criterion["pathway"];
        if own.is_null() || own.as_str() == option {
            let name = criterion["id"].as_str().unwrap();
            let points = criterion.get("points");
            let (name, kind) = match points {
                Some(_) => (format!("points {name}"), Kind::Points),
                None => (name.to_owned(), Kind::Criterion),
            };
            criteria.push((add(name, kind, points.map_or(1, |points| number(&points["most"]))), criterion));
        }
    }
    let marks = method.get("marks").map(|marks| {
        let total = add(format!("mark {id}"), Kind::Mark, number(&marks["most"]));
        let empty = Vec::new();
        let list = marks.get("parts").and_then(Value::as_array).unwrap_or(&empty);
        let part = |part: &Value| {
            add(format!("mark {id}/{}", part["id"].as_str().unwrap()), Kind::Mark, number(&part["most"]))
        };
        let parts: Vec<usize> = list.iter().map(part).collect();
        let outside = number(&marks["most"]) - list.iter().map(|part| number(&part["most"])).sum::<u32>();
        (total, parts, outside)
    });
    let elsewhere = method.get("takenElsewhere").is_some() || method.get("gradedAsWhole").is_some();
    let most = u32::try_from(scale.len() - 1).unwrap();
    let result = elsewhere.then(|| add(format!("result {id}"), Kind::Result, most));
    for (var, criterion) in &criteria {
        vars[*var].component = criterion.get("component").and_then(Value::as_str).map(str::to_owned);
        vars[*var].weight = criterion.get("points").and_then(|points| points.get("weight")).map_or(1, number);
    }
    let here = Here { method, criteria, component: None, option, vars };
    let rules = match result {
        Some(result) => (1..=most).map(|grade| vec![Cond::Sum(vec![(result, 1)], grade)]).collect(),
        None => by_grade(&method["rules"], &scale, |needs| here.needs(needs)),
    };
    Method { id: id.to_owned(), scale, rules, marks, result }
}

impl Here<'_> {
    fn needs(&self, needs: &Value) -> Cond {
        let (key, value) = needs
            .as_object()
            .unwrap()
            .iter()
            .find(|(key, _)| !["of", "part", "reach", "forOption", "grade"].contains(&key.as_str()))
            .unwrap();
        let list = |value: &Value| value.as_array().unwrap().iter().map(|part| self.needs(part)).collect();
        match key.as_str() {
            "all" => self.pool(value, None),
            "atLeast" => {
                let own = self.option.and_then(|option| needs.get("forOption")?.get(option));
                self.pool(&needs["of"], Some(number(own.unwrap_or(value))))
            }
            "themes" => {
                let themes: Vec<&Value> = self.criteria.iter().map(|(_, one)| &one["theme"]).collect();
                let mut each: Vec<Cond> = Vec::new();
                for (at, theme) in themes.iter().enumerate().filter(|(_, theme)| !theme.is_null()) {
                    let of: Sum = self
                        .criteria
                        .iter()
                        .filter(|(_, one)| one["theme"] == **theme && one["grade"] == needs["grade"])
                        .map(|(var, _)| (*var, 1))
                        .collect();
                    if !themes[..at].contains(theme) && !of.is_empty() {
                        let all = u32::try_from(of.len()).unwrap();
                        each.push(Cond::Sum(of, all));
                    }
                }
                Cond::Some(number(value) as usize, each)
            }
            "and" => Cond::And(list(value)),
            "or" => Cond::Or(list(value)),
            "mark" => {
                let id = self.method["id"].as_str().unwrap();
                let name = needs
                    .get("part")
                    .map_or(format!("mark {id}"), |part| format!("mark {id}/{}", part.as_str().unwrap()));
                Cond::Sum(vec![(self.vars.iter().position(|var| var.name == name).unwrap(), 1)], number(value))
            }
            "points" => Cond::Sum(self.points(), number(value)),
            "eachPoints" => {
                Cond::And(self.points().iter().map(|(var, _)| Cond::Sum(vec![(*var, 1)], number(value))).collect())
            }
            "component" => {
                let components = self.method["components"].as_array().unwrap();
                let component = components.iter().find(|one| one["id"] == *value).unwrap();
                let scale = texts(&component["grades"]);
                let inside = Here { component: value.as_str(), criteria: self.criteria.clone(), ..*self };
                let rules = by_grade(&component["rules"], &scale, |needs| inside.needs(needs));
                Cond::And(rules.concat().into_iter().take(place(&scale, &needs["reach"])).collect())
            }
            other => panic!("no kind {other}"),
        }
    }

    /// The numbers of the criteria with points, with their weights.
    fn points(&self) -> Sum {
        let inside = |(_, one): &&(usize, &Value)| {
            one.get("points").is_some() && self.component.is_none_or(|id| one["component"] == id)
        };
        let weight = |one: &Value| one["points"].get("weight").map_or(1, number);
        self.criteria.iter().filter(inside).map(|(var, one)| (*var, weight(one))).collect()
    }

    fn pool(&self, pool: &Value, count: Option<u32>) -> Cond {
        let named = pool.get("criteria").map(texts);
        let inside = |(_, one): &&(usize, &Value)| {
            let same = |key: &str| pool.get(key).is_none_or(|wanted| one[key] == *wanted);
            let scope = match pool.get("from").and_then(Value::as_str) {
                Some("core") => one["pathway"].is_null(),
                Some("option") => !one["pathway"].is_null(),
                _ => true,
            };
            let named = named.as_ref().is_none_or(|ids| ids.iter().any(|id| one["id"] == id.as_str()));
            let component = self.component.is_none_or(|id| one["component"] == id);
            one.get("points").is_none()
                && scope
                && same("grade")
                && same("theme")
                && same("component")
                && named
                && component
        };
        let of: Sum = self.criteria.iter().filter(inside).map(|(var, _)| (*var, 1)).collect();
        if of.is_empty() {
            return if pool["ifEmpty"] == "met" { Cond::And(Vec::new()) } else { Cond::Or(Vec::new()) };
        }
        let all = u32::try_from(of.len()).unwrap();
        Cond::Sum(of, count.unwrap_or(all))
    }
}

fn read_row(row: &Value, methods: &[Method], scale: &[String]) -> (Vec<(usize, usize)>, usize) {
    let cell = |method: &Method| {
        let best = method.scale.len() - 1;
        match row["when"].get(&method.id) {
            None => (0, best),
            Some(Value::String(any)) if any == "any" => (0, best),
            Some(Value::Object(least)) => (place(&method.scale, &least["atLeast"]), best),
            Some(grade) => (place(&method.scale, grade), place(&method.scale, grade)),
        }
    };
    (methods.iter().map(cell).collect(), place(scale, &row["then"]))
}

fn combine(needs: &Value, methods: &[Method], vars: &[Var]) -> Cond {
    let list = |value: &Value| value.as_array().unwrap().iter().map(|part| combine(part, methods, vars)).collect();
    let var = |name: String| vars.iter().position(|var| var.name == name).unwrap();
    if let Some(parts) = needs.get("and") {
        return Cond::And(list(parts));
    }
    if let Some(parts) = needs.get("or") {
        return Cond::Or(list(parts));
    }
    if let Some(mark) = needs.get("mark") {
        let method = needs["method"].as_str().unwrap();
        let part = needs.get("part").map_or(String::new(), |part| format!("/{}", part.as_str().unwrap()));
        return Cond::Sum(vec![(var(format!("mark {method}{part}")), 1)], number(mark));
    }
    if let Some(weights) = needs.get("weighted").and_then(Value::as_object) {
        let sum = methods.iter().filter_map(|method| {
            let weight = weights.get(&method.id)?;
            Some((var(format!("mark {}", method.id)), number(weight)))
        });
        return Cond::Sum(sum.collect(), number(&needs["atLeast"]));
    }
    if let Some(points) = needs.get("gradePoints") {
        let weight = |id: &str| needs.get("weights").and_then(|weights| weights.get(id)).map_or(1, number);
        let of = methods.iter().enumerate().filter_map(|(no, method)| {
            let points = points.get(&method.id)?;
            let worth = |name: &String| points.get(name).map_or(0, number) * weight(&method.id);
            Some((no, method.scale.iter().map(worth).collect()))
        });
        return Cond::GradePoints(of.collect(), number(&needs["atLeast"]));
    }
    let asked = |method: &&(usize, &Method)| needs.get("of").is_none_or(|of| texts(of).contains(&method.1.id));
    let all: Vec<(usize, &Method)> = methods.iter().enumerate().collect();
    let of: Vec<(usize, usize)> =
        all.iter().filter(asked).map(|(no, method)| (*no, place(&method.scale, &needs["reach"]))).collect();
    let count = needs["methods"].as_u64().map_or(of.len(), |count| usize::try_from(count).unwrap());
    Cond::Methods(count, of)
}
