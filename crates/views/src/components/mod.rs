//! What screens are made of. Each file holds one component, what it needs, and its examples.

pub mod answers;
pub mod button;
pub mod colour;
pub mod copy;
pub mod date;
pub mod field;
pub mod files;
pub mod fold;
pub mod footer;
pub mod grid;
pub mod header;
pub mod ladder;
pub mod marks;
pub mod next;
pub mod pair;
pub mod pick;
pub mod progress;
pub mod row;
pub mod search;
pub mod stair;
pub mod strip;
pub mod table;
pub mod tag;
pub mod tiles;
pub mod time;
pub mod todo;
pub mod undo;
pub mod units;

use crate::example::{Entry, alone, entry};

/// Every component, in the order of the gallery.
pub const ENTRIES: &[Entry] = &[
    entry("marks", "Grades are circles, answers are squares; always with the word.", marks::examples),
    entry("stair", "Grades as steps: solid is behind, dashed is open, faint is out of reach.", stair::examples),
    entry("ladder", "The same steps with what each needs.", ladder::examples),
    entry("next-card", "The one next thing of a screen.", next::examples),
    entry("answers", "Three answers, and the way on. One press, one answer.", answers::examples),
    entry("progress", "How many questions are answered: a cell for each, or a ring.", progress::examples),
    entry("row", "A line that leads somewhere; the whole width is the target.", row::examples),
    entry("tag", "A status, seen by weight before it is read.", tag::examples),
    entry("pick", "One of several, or any of several.", pick::examples),
    entry("fold", "What is there and not in the way.", fold::examples),
    entry("pair", "Two or three things side by side.", pair::examples),
    entry("time", "Dates with today among them: a list, and a line where there is room.", time::examples),
    entry("to-do", "What to work on, in order.", todo::examples),
    entry("table", "A table, and cards on a narrow screen.", table::examples),
    entry("units", "A square for each apprentice.", units::examples),
    entry("tiles", "A tile for each code, filled like its answer.", tiles::examples),
    entry("grid", "Evidence against questions, where there is room; folds elsewhere.", grid::examples),
    entry("button", "What is pressed.", button::examples),
    entry("field", "What is typed, with what is wrong beside it and at the top.", field::examples),
    entry("date", "A date in three boxes, read as people write it.", date::examples),
    entry("search", "The one field of the home page.", search::examples),
    entry("files", "A file to open, chosen or dropped.", files::examples),
    entry("copy", "A text to take along.", copy::examples),
    entry("colour", "A provider's colour in light and dark, and how well it reads.", colour::examples),
    entry("strip", "A notice in the flow, never over content.", strip::examples),
    entry("undo", "The only thing that floats, with an edge of its own.", undo::examples),
    alone("header", "One line, four places; less of it beside a question.", header::examples),
    alone("footer", "The other places, and the promise.", footer::examples),
];
