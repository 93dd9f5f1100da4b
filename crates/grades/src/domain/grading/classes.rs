//! What a plan counts: classes of criteria that are alike, and whatever is entered as a number.

use super::formula::{ClassNo, Number, pointed};
use super::totals::Total;
use crate::domain::decision::Measure;
use crate::domain::plan::{ComponentNo, CriterionNo, Method, MethodNo, PartNo};
use crate::domain::standard::Standard;
use crate::rules::overall::Overall;

/// The classes of a plan, over all its methods.
#[derive(Clone, Debug, Default)]
pub(crate) struct Classes {
    many: usize,
    /// Every class that is entered as a number, or adds up from such, in order.
    pub entered: Vec<Entered>,
    /// What adds up from what; totals of parts before totals of totals.
    pub totals: Vec<Total>,
}

/// Something that is entered as a number, or adds up from such numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entered {
    /// Its class.
    pub class: ClassNo,
    /// What.
    pub measure: Measure,
    /// The most there can be.
    pub most: Number,
}

impl Entered {
    /// Whether it is a mark or a result (which no answer to a prompt changes), or adds up from marks.
    fn is_given(&self) -> bool {
        match self.measure {
            Measure::Mark(_) | Measure::Part(..) | Measure::Weighted(_) | Measure::Result(_) => true,
            Measure::Points(_) | Measure::PointsTotal(..) => false,
        }
    }
}

impl Classes {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.many
    }

    /// One more class of criteria.
    pub fn add_criteria(&mut self) -> ClassNo {
        let fresh = self.many;
        self.many = fresh.saturating_add(1);
        fresh
    }

    /// The classes of marks and results: see [`Entered::is_given`].
    pub fn given(&self) -> impl Iterator<Item = ClassNo> {
        self.entered.iter().filter(|entered| entered.is_given()).map(|entered| entered.class)
    }

    /// What is entered for a class; none for criteria.
    pub fn kind(&self, class: ClassNo) -> Option<&Entered> {
        self.entered.binary_search_by_key(&class, |entered| entered.class).ok().and_then(|at| self.entered.get(at))
    }

    /// The class of something that is entered.
    #[inline(never)]
    pub fn find(&self, measure: Measure) -> Option<ClassNo> {
        self.entered.iter().find(|entered| entered.measure == measure).map(|entered| entered.class)
    }

    fn add(&mut self, measure: Measure, most: Number) -> ClassNo {
        let class = self.add_criteria();
        self.entered.push(Entered { class, measure, most });
        class
    }

    fn add_total(&mut self, measure: Measure, of: Vec<(ClassNo, Number)>) {
        let mut total = Total { class: 0, of, outside: 0, derived: true };
        let most = total.sum(|class| self.kind(class).map_or(0, |entered| entered.most));
        total.class = self.add(measure, most);
        self.totals.push(total);
    }

    /// What is entered for a method on one option.
    pub fn add_method(&mut self, standard: &Standard, no: MethodNo, method: &Method, criteria: &[CriterionNo]) {
        if method.has_result_only() {
            let most = Number::try_from(method.grades.highest().rank()).unwrap_or(0);
            self.add(Measure::Result(no), most);
        }
        if let Some(marks) = &method.marks {
            let class = self.add(Measure::Mark(no), marks.most);
            let mut of = Vec::new();
            for (part, marks) in (0..u8::MAX).map(PartNo).zip(&marks.parts) {
                of.push((self.add(Measure::Part(no, part), marks.most), 1));
            }
            if !of.is_empty() {
                self.totals.push(Total { class, of, outside: marks.outside(), derived: false });
            }
        }
        for (criterion, points) in pointed(standard, criteria, None) {
            self.add(Measure::Points(criterion), points.most);
        }
        self.add_points(standard, no, criteria, None);
        for (component, _) in (0..u8::MAX).map(ComponentNo).zip(&method.components) {
            self.add_points(standard, no, criteria, Some(component));
        }
    }

    /// The points of a method or component together, if there are any.
    fn add_points(
        &mut self,
        standard: &Standard,
        no: MethodNo,
        criteria: &[CriterionNo],
        component: Option<ComponentNo>,
    ) {
        let mut of = Vec::new();
        for (criterion, points) in pointed(standard, criteria, component) {
            if let Some(class) = self.find(Measure::Points(criterion)) {
                of.push((class, points.weight));
            }
        }
        if !of.is_empty() {
            self.add_total(Measure::PointsTotal(no, component), of);
        }
    }

    /// The weighted sums of the overall rules, each different one once.
    pub fn add_overall(&mut self, overall: &Overall) {
        for (place, weights) in (0..u8::MAX).zip(overall.weighings()) {
            let mut of = Vec::new();
            for (no, weight) in weights {
                if let Some(class) = self.find(Measure::Mark(*no)) {
                    of.push((class, *weight));
                }
            }
            self.add_total(Measure::Weighted(place), of);
        }
    }
}

/// The class of a weighted sum.
pub(crate) fn weighted(overall: &Overall, weights: &[(MethodNo, u32)]) -> Measure {
    let place = overall.weighings().iter().position(|known| **known == weights);
    Measure::Weighted(place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX))
}
