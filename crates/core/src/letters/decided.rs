//! What decided: the rule set, what was read, the queue, and why nothing better was to be had.

use super::{Audience, Writer};
use crate::document::{CriterionName, Objective};
use crate::reasons::{Better, Closed, FullLimit, Outcome, Precedence, Refusal, Standing, Why};

impl Writer<'_> {
    /// By which rule set, by which values, and how many stand ahead.
    pub(super) fn decided(&mut self) {
        match (&self.account.outcome, &self.account.standing) {
            (Outcome::Refused(refusal), _) => self.refused(refusal),
            (Outcome::Placed(_) | Outcome::Unplaced { .. }, Some(standing)) => self.ranked(standing),
            _ => {}
        }
    }

    /// The rule set's name and source.
    fn rules(&self) -> String {
        let rules = self.wording.problem.rules.document();
        let id = ("id", rules.id.as_str().into());
        let named = match rules.title.as_deref() {
            Some(title) => {
                let title = self.texts.say("quoted", &[("text", title.into())]);
                self.texts.say("decided-rules", &[("title", title.into()), id])
            }
            None => self.texts.say("decided-rules-untitled", &[id]),
        };
        match rules.source.as_deref() {
            Some(source) => format!("{named} {}", self.texts.say("decided-source", &[("source", source.into())])),
            None => named,
        }
    }

    fn refused(&mut self, refusal: &Refusal) {
        self.page.heading(&self.texts.say("decided-title", &[]));
        self.page.paragraph(&self.rules());
        let (field, value) = self.wording.refused_value(refusal);
        let arguments = [("field", field.into()), ("value", value.into())];
        self.page.paragraph(&self.texts.say("letter-refused-read", &arguments));
        let about = self.wording.about_rule(refusal);
        if !about.is_empty() {
            self.page.paragraph(&about);
        }
    }

    fn ranked(&mut self, standing: &Standing) {
        self.page.heading(&self.texts.say("decided-title", &[]));
        self.page.paragraph(&self.rules());
        self.page.paragraph(&self.texts.say("decided-criteria", &[]));
        self.page.gap();
        for (number, (criterion, value)) in (1..).zip(self.wording.values(standing)) {
            let arguments = [("criterion", criterion.into()), ("value", value.into())];
            self.page.hung(&format!("{number:>3}. "), &self.texts.say("explain-value", &arguments));
        }
        let Some(place) = standing.queue_place else { return };
        let arguments = [("place", place.into()), ("trust", self.wording.trust().into())];
        let mut sentences = vec![self.texts.say("decided-queue", &arguments)];
        if let Some((count, causes)) = self.causes(&standing.ahead) {
            sentences.push(self.texts.say("decided-ahead", &[("count", count.into()), ("causes", causes.into())]));
            if standing.ahead.iter().any(|(by, _)| *by == Precedence::Lottery) {
                sentences.push(self.texts.say("decided-lottery", &[]));
            }
        }
        self.page.paragraph(&sentences.join(" "));
    }

    /// Why nothing better was to be had.
    pub(super) fn why(&mut self) {
        let status = match &self.account.outcome {
            Outcome::Placed(_) => "placed",
            Outcome::Unplaced { .. } if self.account.says_more() || !self.account.proved => "no_place",
            _ => return,
        };
        self.page.heading(&self.texts.say("why-title", &[("status", status.into())]));
        if self.options.audience == Audience::Coordinator {
            self.wording.better(self.account, &mut self.page);
            return;
        }
        if !self.account.proved {
            self.page.paragraph(&self.texts.say("unproved", &[]));
        } else if self.account.better.is_empty() && status == "placed" {
            self.page.paragraph(&self.texts.say("why-nothing", &[]));
        }
        self.page.gap();
        for better in &self.account.better {
            self.better(better);
        }
        let full = |better: &Better| matches!(better.why, Why::Closed(_));
        let each_in_turn = self.wording.problem.rules.objective() == Objective::TimeAndPlace;
        if each_in_turn && self.account.better.iter().any(full) {
            self.page.paragraph(&self.texts.say("why-behind", &[]));
        }
    }

    fn better(&mut self, better: &Better) {
        let text = match &better.why {
            Why::Barred { filter, before_decision } => self.wording.barred_line(better, *filter, *before_decision),
            Why::Closed(closed) => self.closed(better, closed),
        };
        self.page.hung("– ", &text);
    }

    /// What is full, for how long, and by how many it is held.
    fn closed(&self, better: &Better, closed: &Closed) -> String {
        let own: Vec<&FullLimit> = closed.limits.iter().filter(|limit| limit.own).collect();
        let limits = if own.is_empty() { closed.limits.iter().collect() } else { own };
        let full = self.wording.full(closed);
        let why = if limits.is_empty() {
            full
        } else {
            let limits: Vec<String> = limits.into_iter().map(|limit| self.full_limit(limit)).collect();
            self.texts.say("why-full", &[("full", full.into()), ("limits", limits.join("; ").into())])
        };
        let mut sentences = vec![self.wording.better_line(better, &why)];
        let count = |group: &crate::reasons::Holders| u32::try_from(group.holders.len()).unwrap_or(u32::MAX);
        let groups: Vec<_> = closed.holders.iter().map(|group| (group.by, count(group))).collect();
        if let Some((count, causes)) = self.causes(&groups) {
            sentences.push(self.texts.say("why-holders", &[("count", count.into()), ("causes", causes.into())]));
        }
        if closed.resolved {
            sentences.push(self.texts.say("why-resolved", &[]));
        }
        sentences.join(" ")
    }

    /// A full limit and when it is full, whatever its height.
    fn full_limit(&self, limit: &FullLimit) -> String {
        let mut spans: Vec<(crate::calendar::Quarter, crate::calendar::Quarter)> = Vec::new();
        for span in &limit.spans {
            match spans.last_mut() {
                Some(last) if last.1.next() == span.from => last.1 = span.to,
                _ => spans.push((span.from, span.to)),
            }
        }
        let months: Vec<String> = spans.into_iter().map(|(from, to)| self.texts.months(from, to)).collect();
        let arguments =
            [("limit", self.wording.limit(limit, false).into()), ("months", self.texts.list(&months).into())];
        self.texts.say("limit-when", &arguments)
    }

    /// Whether the rule set reads counted service at all.
    pub(super) fn reads_service(&self) -> bool {
        let rules = self.wording.problem.rules.document();
        rules.eligibility.min_service_months.is_some()
            || rules.priority.iter().any(|rule| rule.criterion == CriterionName::ServiceMonths)
    }
}
