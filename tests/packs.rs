//! Every shipped pack can be read; every refused pack is refused for the reasons written beside it.

use grade_calculator::formats::packs;
use grade_calculator::standards;

#[test]
fn every_shipped_pack_is_read_without_a_problem() {
    for shipped in &standards::SHIPPED {
        match packs::read(shipped.text) {
            Ok(standard) => assert_eq!(standard.uid, shipped.uid),
            Err(problems) => panic!("{}: {problems:#?}", shipped.uid),
        }
    }
}
