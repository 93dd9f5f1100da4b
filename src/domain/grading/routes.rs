//! Ways told in criteria, marks and points.

use super::MOST_ROUTES;
use super::plan::Plan;
use super::totals::Room;
use super::ways::{Way, Ways};
use crate::domain::decision::{AnyOf, Level, Open, Route};
use crate::domain::order::sort_short;
use std::cmp::Ordering;

/// Ways told in criteria, fewest first, then in document order.
pub(super) fn as_routes(ways: &Ways, by_class: &[Vec<Open>], plan: &Plan, room: &Room) -> (Vec<Route>, bool) {
    let mut routes: Vec<Route> = ways.list.iter().map(|way| as_route(way, by_class, plan, room)).collect();
    routes.retain(|route| route.takes() > 0);
    sort_short(&mut routes, |one, other| {
        let places = |route: &Route| route.all.iter().map(|open| open.criterion).collect::<Vec<_>>();
        match one.takes().cmp(&other.takes()) {
            Ordering::Less => true,
            Ordering::Equal => places(one) < places(other),
            Ordering::Greater => false,
        }
    });
    let cut = ways.cut || routes.len() > MOST_ROUTES;
    routes.truncate(MOST_ROUTES);
    (routes, cut)
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
