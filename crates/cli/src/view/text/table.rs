//! Column headings and what stands in cells.

use alis::language::Language;

use super::Words;

impl Words {
    pub(crate) fn candidate(self) -> &'static str {
        self.pick("kandidat", "candidate")
    }

    pub(crate) fn municipality(self) -> &'static str {
        self.pick("kommune", "municipality")
    }

    pub(crate) fn unit(self) -> &'static str {
        self.pick("enhet", "unit")
    }

    pub(crate) fn from(self) -> &'static str {
        self.pick("fra", "from")
    }

    pub(crate) fn to(self) -> &'static str {
        self.pick("til", "to")
    }

    pub(crate) fn wish(self) -> &'static str {
        self.pick("ønske", "wish")
    }

    pub(crate) fn status_column(self) -> &'static str {
        self.pick("status", "status")
    }

    /// The place in the trust's queue.
    pub(crate) fn queue(self) -> &'static str {
        self.pick("kø", "queue")
    }

    pub(crate) fn rule_column(self) -> &'static str {
        self.pick("regel", "rule")
    }

    pub(crate) fn field_column(self) -> &'static str {
        self.pick("felt", "field")
    }

    pub(crate) fn value_column(self) -> &'static str {
        self.pick("verdi", "value")
    }

    pub(crate) fn source_column(self) -> &'static str {
        self.pick("kilde", "source")
    }

    /// A placement outside the wishes.
    pub(crate) fn outside_wishes(self) -> &'static str {
        self.pick("utenfor", "outside")
    }

    /// A post that no one holds.
    pub(crate) fn vacant(self) -> &'static str {
        self.pick("– ledig –", "– vacant –")
    }

    /// The heading of a timetable by units.
    pub(crate) fn units_title(self) -> &'static str {
        self.pick("Timeplan, enheter og perioder", "Timetable, units by periods")
    }

    /// The heading of a timetable by posts.
    pub(crate) fn posts_title(self, pool: &str) -> String {
        format!("{} {pool}", self.pick("Timeplan, stillinger:", "Timetable, posts:"))
    }

    /// What is said of a pool that is a vacancy.
    pub(crate) fn vacancy(self) -> &'static str {
        self.pick("vikariat", "vacancy")
    }

    /// The heading of the posts' numbers.
    pub(crate) fn number(self) -> &'static str {
        self.pick("nr", "no")
    }

    /// What a, b, a star and a dot mean in a timetable, for those of them that it holds.
    pub(crate) fn legend(self, quarters: bool, stands: bool, closed: bool) -> Vec<&'static str> {
        let halves = self.pick(
            "a, b: første og siste tre måneder av perioden",
            "a, b: the first and the last three months of the period",
        );
        let dot = self.pick("· ingen stilling da", "· no post then");
        let star = self.pick("* har plass fra før", "* already holds the place");
        let all = [(quarters, halves), (stands, star), (closed, dot)];
        all.into_iter().filter_map(|(held, text)| held.then_some(text)).collect()
    }

    /// How many vacant posts are not drawn.
    pub(crate) fn more_posts(self, count: u32) -> String {
        match self.0 {
            Language::Nb => format!("og {count} ledige stillinger til, som ikke er tegnet"),
            Language::En => format!("and {count} more vacant posts that are not drawn"),
        }
    }

    /// The columns of the CSV of a plan.
    pub(crate) fn csv_columns(self) -> Vec<&'static str> {
        let columns = self.pick(
            "status;kandidat;helseforetak;prioritet;køplass;enhet;sykehus;stilling;fra;til;måneder;ventetid (halvår);ønske nr;begrunnelse",
            "status;candidate;trust;rank;queue place;unit;hospital;post;from;to;months;waiting (half-years);wish no;reason",
        );
        columns.split(';').collect()
    }

    /// The columns of the CSV of an order, before those of the criteria.
    pub(crate) fn csv_rank_columns(self) -> Vec<&'static str> {
        let columns = self.pick(
            "status;helseforetak;prioritet;køplass;kandidat;foran neste på grunn av;plass uten nærmeste sykehus",
            "status;trust;rank;queue place;candidate;before the next because of;place without nearest hospital",
        );
        columns.split(';').collect()
    }

    /// The columns of the CSV of an order for one criterion; of `progress` two.
    pub(crate) fn csv_key_columns(self, criterion: &str) -> Vec<&str> {
        match criterion {
            "progress" => vec![self.pick("læringsmål", "learning goals"), self.pick("kurs", "courses")],
            other => vec![self.criterion(other)],
        }
    }

    pub(crate) fn csv_unplaced(self) -> &'static str {
        self.pick("uten plass", "unplaced")
    }

    pub(crate) fn csv_refused(self) -> &'static str {
        self.pick("avvist", "refused")
    }

    pub(crate) fn reason_column(self) -> &'static str {
        self.pick("begrunnelse", "reason")
    }

    pub(crate) fn in_queue(self) -> &'static str {
        self.pick("i kø", "queued")
    }
}
