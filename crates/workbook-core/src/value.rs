//! One form for each number, so that two programs that mean the same value write the same text.
//! Not for limits: [`crate::format`] holds values to them.

use serde_json::{Number, Value};

/// Gives each number in a value its one form: a whole number that every program counts exactly
/// is written without a point, and there is no minus zero.
pub fn canonical(value: &mut Value) {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => {}
        Value::Number(number) => {
            if let Some(whole) = whole(number) {
                *number = whole;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(canonical),
        Value::Object(map) => map.values_mut().for_each(canonical),
    }
}

/// The form without a point of a whole number that was written with one.
fn whole(number: &Number) -> Option<Number> {
    /// 2^53: up to here every whole number has a floating-point number of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if !number.is_f64() {
        return None;
    }
    let float = number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() <= EXACT)?;
    #[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53")]
    Some(Number::from(float as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f5_each_number_has_one_form() {
        let check = |text: &str, expected: &str| {
            let mut value: Value = serde_json::from_str(text).unwrap_or_default();
            canonical(&mut value);
            assert_eq!(value.to_string(), expected, "{text}");
        };
        check("1.0", "1");
        check("-0.0", "0");
        check("-0", "0");
        check("1e3", "1000");
        check("-12.50", "-12.5");
        check("9007199254740992.0", "9007199254740992");
        check("9007199254740994.0", "9007199254740994.0");
        check("1e21", "1e+21");
        check("1E+21", "1e+21");
        check("5e-324", "5e-324");
        check("18446744073709551615", "18446744073709551615");
        check("-9223372036854775808", "-9223372036854775808");
        check("18446744073709551616", "1.8446744073709552e+19");
        check("[{\"a\":[2.0]}]", "[{\"a\":[2]}]");
    }
}
