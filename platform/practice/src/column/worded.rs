//! Texts with places in braces that are filled in.

use kernel::Value;
use pack::Fault;

use super::Column;
use crate::chance::Chance;

impl Column<'_> {
    /// Fills in what stands in braces: `n` the record's number (`n:05` with
    /// five places), `year` the group's, a word of a list, or a field.
    pub(super) fn filled_in(
        &self,
        line: usize,
        text: &str,
        index: usize,
        chance: &mut Chance,
    ) -> Result<String, Fault> {
        let mut filled = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((inside, behind)) = after.split_once('}') else {
                return Err(self.fault(line, "a brace is not closed", "write } behind the name"));
            };
            rest = behind;
            let number = self.maker.before + index as u64 + 1;
            match inside {
                "n" => filled.push_str(&number.to_string()),
                "year" => match self.year {
                    Some(year) => filled.push_str(&year.to_string()),
                    None => {
                        return Err(self.fault(line, "the group has no year", "leave {year} out"));
                    }
                },
                _ => {
                    if let Some(width) = inside.strip_prefix("n:0") {
                        let width = width.parse().map_err(|_| {
                            self.fault(line, format!("{{{inside}}} is no number"), "write {n:05}")
                        })?;
                        filled.push_str(&format!("{number:0width$}"));
                    } else if let Some(words) = inside
                        .strip_suffix("[n]")
                        .and_then(|list| self.maker.plan.words.get(list))
                    {
                        let at = (number - 1) as usize % words.len().max(1);
                        filled.push_str(words.get(at).map_or("", String::as_str));
                    } else if let Some(words) = self.maker.plan.words.get(inside) {
                        let at = chance.below(words.len().max(1) as u64) as usize;
                        filled.push_str(words.get(at).map_or("", String::as_str));
                    } else {
                        match self.at(line, inside, index)? {
                            Value::Text(text) | Value::Code(text) => filled.push_str(&text),
                            Value::Whole(number) => filled.push_str(&number.to_string()),
                            Value::Date(date) => filled.push_str(&date.to_string()),
                            _ => {}
                        }
                    }
                }
            }
        }
        filled.push_str(rest);
        Ok(filled)
    }
}
