//! Narrowing what was recalled to a scope: the registers lose what is outside, everything else is
//! made from them.

use std::fmt::{Display, Write as _};
use std::rc::Rc;

use diesel::connection::SimpleConnection as _;

use crate::domain::ids::Position;
use crate::store::Read;
use crate::store::error::Result;
use crate::store::figures::counts;
use crate::store::within::Within;

impl Read<'_> {
    /// Takes out of the registers what does not lie within, once it is known which months the
    /// whole programme speaks of and which estates are within as a whole.
    pub(super) fn narrow(
        &mut self,
        mut within: Within,
        position: Position,
        at_head: bool,
    ) -> Result<()> {
        self.recall_presence(position, at_head)?;
        within.whole = self.whole(&within)?;
        let (estates, operations) = (listed(&within.estates), listed(&within.operations));
        let landlords = listed(&within.landlords);
        let whole: Vec<String> = within
            .whole
            .estates
            .iter()
            .map(|id| format!("INSERT INTO temp.whole VALUES ({id});"))
            .collect();
        self.conn.batch_execute(&format!(
            "DELETE FROM temp.estates WHERE id NOT IN ({estates});
             DELETE FROM temp.operations WHERE id NOT IN ({operations})
                OR estate NOT IN ({estates}) OR landlord NOT IN ({landlords});
             DELETE FROM temp.dwellings WHERE estate NOT IN ({estates})
                OR landlord NOT IN ({landlords});
             DELETE FROM temp.landlords WHERE id NOT IN ({landlords});
             {}",
            whole.concat()
        ))?;
        self.within = Some(Rc::new(within));
        Ok(())
    }

    /// The months of each programme somebody spoke of: by entries that count, or by stating that
    /// nothing happened. How much it was stays with those who may see it.
    fn recall_presence(&mut self, position: Position, at_head: bool) -> Result<()> {
        let mut sql = String::new();
        if at_head {
            sql += "INSERT INTO temp.presence SELECT programme, stage, month, year_only \
                    FROM main.rollup_months WHERE entries > 0;\n";
        }
        for programme in self.programmes()? {
            let id = programme.id;
            if !at_head {
                let _ = writeln!(
                    sql,
                    "INSERT INTO temp.presence \
                     SELECT {id}, e.stage, substr(e.on_day, 1, 7), e.\"precision\" = 'year' \
                     FROM main.entries e JOIN temp.operations o ON o.id = e.operation \
                     WHERE e.position <= {position} AND {} GROUP BY 2, 3, 4 \
                     HAVING sum(CASE WHEN e.reverses IS NULL THEN 1 ELSE -1 END) > 0;",
                    counts(&programme)
                );
            }
            let landlords = listed(&programme.landlords);
            let _ = writeln!(
                sql,
                "INSERT OR IGNORE INTO temp.presence SELECT {id}, s.stage, s.month, 0 \
                 FROM main.statements s JOIN temp.estates t ON t.id = s.estate \
                 WHERE s.position <= {position} AND (t.landlords = '[]' OR EXISTS \
                 (SELECT 1 FROM json_each(t.landlords) l WHERE l.value IN ({landlords})));"
            );
        }
        Ok(self.conn.batch_execute(&sql)?)
    }
}

/// Numbers as a list of SQL.
fn listed<'a, T: Display + 'a>(ids: impl IntoIterator<Item = &'a T>) -> String {
    ids.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
