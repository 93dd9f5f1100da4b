//! What a plan counts: classes of criteria that are alike, and whatever is entered as a number.

use super::formula::{ClassNo, Number, pointed};
use super::totals::Total;
use crate::domain::decision::Measure;
use crate::domain::plan::{ComponentNo, CriterionNo, Method, MethodNo, PartNo};
use crate::domain::rule::Overall;
use crate::domain::standard::Standard;

/// The classes of a plan, over all its methods.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    kinds: Vec<Option<Entered>>,
    /// What adds up from what; totals of parts before totals of totals.
    pub totals: Vec<Total>,
}

/// Something that is entered as a number, or adds up from such numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entered {
    /// What.
    pub measure: Measure,
    /// The most there can be.
    pub most: Number,
}

impl Entered {
    /// Whether it is a mark or a result (which no answer to a prompt changes), or adds up from marks.
    pub fn is_given(self) -> bool {
        match self.measure {
            Measure::Mark(_) | Measure::Part(..) | Measure::Weighted(_) | Measure::Result(_) => true,
            Measure::Points(_) | Measure::PointsTotal(..) => false,
        }
    }
}

impl Classes {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// One more class of criteria.
    pub fn add_criteria(&mut self) -> ClassNo {
        let fresh = self.kinds.len();
        self.kinds.push(None);
        fresh
    }

    /// Every class that is entered as a number, or adds up from such.
    pub fn entered(&self) -> impl Iterator<Item = (ClassNo, Entered)> {
        self.kinds.iter().enumerate().filter_map(|(class, kind)| kind.map(|entered| (class, entered)))
    }

    /// What is entered for a class; none for criteria.
    pub fn kind(&self, class: ClassNo) -> Option<Entered> {
        self.kinds.get(class).copied().flatten()
    }

    /// The class of something that is entered.
    pub fn find(&self, measure: Measure) -> Option<ClassNo> {
        self.entered().find(|(_, entered)| entered.measure == measure).map(|(class, _)| class)
    }

    fn add(&mut self, measure: Measure, most: Number) -> ClassNo {
        let fresh = self.kinds.len();
        self.kinds.push(Some(Entered { measure, most }));
        fresh
    }

    fn add_total(&mut self, measure: Measure, of: Vec<(ClassNo, Number)>) {
        let mut total = Total { class: 0, of, outside: 0, derived: true };
        let most = total.sum(|class| self.kind(class).map_or(0, |entered| entered.most));
        total.class = self.add(measure, most);
        self.totals.push(total);
    }

    /// What is entered for a method on one option.
    pub fn add_method(&mut self, standard: &Standard, no: MethodNo, method: &Method, criteria: &[CriterionNo]) {
        if method.taken_elsewhere {
            let most = Number::try_from(method.grades.highest().rank()).unwrap_or(0);
            self.add(Measure::Result(no), most);
        }
        if let Some(marks) = &method.marks {
            let class = self.add(Measure::Mark(no), marks.most);
            let parts = (0..u8::MAX).map(PartNo).zip(&marks.parts);
            let of: Vec<_> = parts.map(|(part, marks)| (self.add(Measure::Part(no, part), marks.most), 1)).collect();
            if !of.is_empty() {
                self.totals.push(Total { class, of, outside: marks.outside(), derived: false });
            }
        }
        for criterion in pointed(standard, criteria, None) {
            let points = standard.criterion(criterion).and_then(|criterion| criterion.points);
            self.add(Measure::Points(criterion), points.map_or(0, |points| points.most));
        }
        let components = (0..u8::MAX).map(ComponentNo).zip(&method.components).map(|(component, _)| Some(component));
        for component in std::iter::once(None).chain(components) {
            let of: Vec<_> = pointed(standard, criteria, component)
                .filter_map(|criterion| {
                    let weight = standard.criterion(criterion)?.points?.weight;
                    Some((self.find(Measure::Points(criterion))?, weight))
                })
                .collect();
            if !of.is_empty() {
                self.add_total(Measure::PointsTotal(no, component), of);
            }
        }
    }

    /// The weighted sums of the overall rules, each different one once.
    pub fn add_overall(&mut self, overall: &Overall) {
        for weights in overall.weighings() {
            let of = weights.iter().filter_map(|(no, weight)| Some((self.find(Measure::Mark(*no))?, *weight)));
            let of = of.collect();
            let place = self.entered().filter(|(_, entered)| matches!(entered.measure, Measure::Weighted(_))).count();
            self.add_total(Measure::Weighted(u8::try_from(place).unwrap_or(u8::MAX)), of);
        }
    }
}

/// The class of a weighted sum.
pub(super) fn weighted(overall: &Overall, weights: &[(MethodNo, u32)]) -> Measure {
    let place = overall.weighings().iter().position(|known| **known == weights);
    Measure::Weighted(place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX))
}
