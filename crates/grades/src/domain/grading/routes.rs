//! Ways told in criteria, marks and points.

use super::MOST_ROUTES;
use super::plan::Plan;
use super::totals::Room;
use super::ways::{Way, Ways};
use crate::domain::decision::{AnyOf, Level, Open, Route};
use crate::domain::order::sort_short;

/// Ways told in criteria, fewest first, then in document order.
pub(super) fn as_routes(ways: &Ways, by_class: &[Vec<Open>], plan: &Plan, room: &Room) -> (Vec<Route>, bool) {
    let mut routes: Vec<Route> = Vec::new();
    for way in &ways.list {
        let route = as_route(way, by_class, plan, room);
        if route.takes() > 0 {
            routes.push(route);
        }
    }
    sort_short(&mut routes, |one, other| {
        let (less, more) = (one.takes(), other.takes());
        less < more || less == more && comes_before(&one.all, &other.all)
    });
    let cut = ways.cut || routes.len() > MOST_ROUTES;
    routes.truncate(MOST_ROUTES);
    (routes, cut)
}

/// The order of the first criterion that differs; of two lists, one of which begins the other, the shorter is first.
fn comes_before(one: &[Open], other: &[Open]) -> bool {
    for (open, with) in one.iter().zip(other) {
        if open.criterion != with.criterion {
            return open.criterion < with.criterion;
        }
    }
    one.len() < other.len()
}

fn as_route(way: &Way, by_class: &[Vec<Open>], plan: &Plan, room: &Room) -> Route {
    let mut route = Route::default();
    for ((class, count), told) in way.iter().enumerate().zip(room.told(way)) {
        let open = by_class.get(class).map_or(&[][..], Vec::as_slice);
        match plan.classes.kind(class) {
            Some(entered) if told => route.levels.push(Level {
                of: entered.measure,
                at_least: room.low(class).saturating_add(*count),
                now: room.low(class),
            }),
            Some(_) => {}
            None if usize::try_from(*count) == Ok(open.len()) => route.all.extend_from_slice(open),
            None if *count > 0 => {
                route.any.push(AnyOf { count: u16::try_from(*count).unwrap_or(u16::MAX), of: open.to_vec() });
            }
            None => {}
        }
    }
    sort_short(&mut route.all, |one, other| one.criterion < other.criterion);
    sort_short(&mut route.levels, |one, other| one.of < other.of);
    route
}
