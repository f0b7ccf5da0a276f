//! What libFuzzer tells at the end of a run. Not for running it.

/// The figures of one run.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Figures {
    runs: u64,
    a_second: u64,
    reached: u64,
    edges: u64,
    kept: u64,
    slowest: u64,
    memory: u64,
}

impl Figures {
    /// Finds them in what it printed.
    pub(super) fn read(log: &str) -> Self {
        let last = |name: &str| {
            let line = log.lines().rev().find_map(|line| Some(line.split_once(name)?.1));
            number(line.unwrap_or_default().trim_start_matches([':', ' ']))
        };
        Self {
            runs: last("stat::number_of_executed_units"),
            a_second: last("stat::average_exec_per_sec"),
            reached: last(" cov"),
            edges: last("modules   ("),
            kept: last(" corp"),
            slowest: last("stat::slowest_unit_time_sec"),
            memory: last("stat::peak_rss_mb"),
        }
    }

    pub(super) fn sentence(&self) -> String {
        format!(
            "{} executions, {} a second; {} of {} branches reached, with {} files; the slowest took \
             {} s; at most {} MB",
            self.runs,
            self.a_second,
            self.reached,
            self.edges,
            self.kept,
            self.slowest,
            self.memory
        )
    }
}

/// The digits a text begins with.
fn number(text: &str) -> u64 {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_end() {
        let log = "INFO: Loaded 1 modules   (14033 inline 8-bit counters): 14033 [0x1, 0x2), \n\
                   #2\tINITED cov: 310 ft: 311 corp: 1/1b exec/s: 0 rss: 40Mb\n\
                   #88\tNEW    cov: 2712 ft: 9931 corp: 812/97Kb lim: 4096 exec/s: 520 rss: 88Mb\n\
                   stat::number_of_executed_units: 312000\n\
                   stat::average_exec_per_sec:     520\n\
                   stat::new_units_added:          811\n\
                   stat::slowest_unit_time_sec:    1\n\
                   stat::peak_rss_mb:              120\n";
        let wanted = Figures {
            runs: 312_000,
            a_second: 520,
            reached: 2_712,
            edges: 14_033,
            kept: 812,
            slowest: 1,
            memory: 120,
        };
        assert_eq!(Figures::read(log), wanted);
        assert_eq!(Figures::read("killed"), Figures::default());
    }
}
