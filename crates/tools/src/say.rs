//! Lines that tell the person who waits what is going on. They go to standard error: standard output is for results.

use std::time::{Duration, Instant};

/// One line of progress.
pub fn line(text: impl AsRef<str>) {
    eprintln!("{}", text.as_ref());
}

/// Does something that takes a while and says what and how long.
pub fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    line(format!("{what} …"));
    let result = work();
    let took = start.elapsed();
    if took > Duration::from_secs(1) {
        line(format!("{what}: {}", seconds(took)));
    }
    result
}

/// `12.3 s`, or `2 min 05 s` when it is long.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 100 { format!("{:.1} s", time.as_secs_f32()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}
