//! Faults that are known: each is looked over where it shows. Set one to `false` once it is mended, then remove it.

/// A method with a given result lists none of its answers under `used`, though "an answered criterion never vanishes":
/// one criterion, answered met, and a result for its method.
pub const ANSWERS_BESIDE_A_RESULT_VANISH: bool = true;

/// An answer that only a second reading of a rule names is not under `used`, though it was `missing` before:
/// readings "all pass" and "all merit", and the merit criterion answered.
pub const ANSWERS_OF_A_SECOND_READING_VANISH: bool = true;

/// An overall grade is said to be blocked by a result or a cap that changes nothing: M0's distinction has no criteria,
/// M1 has the best result there is, and a pass needs both distinctions; or the cap is on a method that has only a pass.
pub const THE_WRONG_CAUSE_TAKES_THE_BLAME: bool = true;

/// With a table that is not monotone, `missing` lists criteria that cannot change the overall grade:
/// fail gives pass, pass and distinction both give fail, and the distinction criteria are missing.
pub const TOO_MUCH_IS_MISSING_BESIDE_A_TABLE_THAT_IS_NOT_MONOTONE: bool = true;

/// A cap on methods stands among the steps of the whole, not of the methods whose grade it lowers; where the
/// assessment organisation decides the whole, it stands nowhere.
pub const A_CAP_ON_METHODS_STANDS_IN_THE_WRONG_PLACE: bool = true;
