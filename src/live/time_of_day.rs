//! Times of day in words. Pure.

use ensemble_core::Lang;

/// Minutes in a day.
const DAY: i64 = 24 * 60;

/// The time of day so many minutes after a midnight.
pub(super) fn time(lang: Lang, minutes: i64) -> String {
    let at = minutes.rem_euclid(DAY);
    let (hour, minute) = (at / 60, at % 60);
    match lang {
        Lang::Fr if minute == 0 => format!("{hour}\u{a0}h"),
        Lang::Fr => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        Lang::En => {
            let half = if hour < 12 { "a.m." } else { "p.m." };
            format!("{}:{minute:02}\u{a0}{half}", (hour + 11) % 12 + 1)
        }
    }
}

/// The time on a person's own clock so many minutes after a meeting began, with its day where the meeting's clock shows
/// another one. `begins` and `own` are minutes after the midnight of the meeting's day, `days` begin with the day before.
pub(super) fn own_time(lang: Lang, (begins, own): (u32, i32), minutes: u32, days: &[String]) -> String {
    let (here, there) = (i64::from(begins) + i64::from(minutes), i64::from(own) + i64::from(minutes));
    let (time, day) = (time(lang, there), there.div_euclid(DAY));
    let other = usize::try_from(day + 1).ok().and_then(|index| days.get(index));
    match other.filter(|_| day != here.div_euclid(DAY)) {
        Some(day) => format!("{day}, {time}"),
        None => time,
    }
}

#[cfg(test)]
mod tests {
    use super::{own_time, time};
    use ensemble_core::Lang;

    #[test]
    fn times_of_day_read_as_in_quebec() {
        assert_eq!(time(Lang::Fr, 13 * 60 + 30), "13\u{a0}h\u{a0}30");
        assert_eq!(time(Lang::Fr, 9 * 60), "9\u{a0}h");
        assert_eq!(time(Lang::En, 24 * 60 + 5), "12:05\u{a0}a.m.");
        assert_eq!(time(Lang::En, -30), "11:30\u{a0}p.m.");
    }

    #[test]
    fn an_own_time_says_its_day_where_it_is_another() {
        let days = ["13", "14", "15", "16"].map(|day| format!("{day}\u{a0}janvier 2027"));
        let own = |begins: u32, own: i32, minutes: u32| own_time(Lang::Fr, (begins, own), minutes, &days);
        let (evening, morning) = (23 * 60, 30);
        assert_eq!(own(evening, 24 * 60, 0), "15\u{a0}janvier 2027, 0\u{a0}h", "an hour ahead");
        assert_eq!(own(evening, 24 * 60, 60), "1\u{a0}h", "the next day has come here, too");
        assert_eq!(own(evening, 24 * 60 - 90, 0), "22\u{a0}h\u{a0}30", "the same day");
        assert_eq!(own(morning, -30, 0), "13\u{a0}janvier 2027, 23\u{a0}h\u{a0}30", "an hour behind");
        assert_eq!(own(morning, -30, 30), "0\u{a0}h");
        assert_eq!(own(evening, 24 * 60, 5 * 24 * 60), "0\u{a0}h", "so long after, no day is known");
    }
}
