package no.alis;

import java.time.LocalDate;
import java.util.List;

/** What a plan says of a candidate. Numbers that do not apply are 0. */
public final class Row {
    private final String candidate;
    private final String trust;
    private final State state;
    private final Reason reason;
    private final int rank;
    private final int queuePlace;
    private final Quarter first;
    private final Quarter last;
    private final int months;
    private final int waiting;
    private final int wish;
    private final boolean away;
    private final int relevance;
    private final List<Segment> segments;

    Row(String candidate, String trust, LibAlis.PlacementStruct placement, Quarter first, Quarter last,
            List<Segment> segments) {
        this.candidate = candidate;
        this.trust = trust;
        state = State.of(placement.state);
        reason = Reason.of(placement.reason);
        rank = placement.rank;
        queuePlace = placement.queue_place;
        this.first = first;
        this.last = last;
        months = placement.months;
        waiting = placement.waiting;
        wish = placement.wish;
        away = placement.away == 1;
        relevance = placement.relevance;
        this.segments = segments;
    }

    /** The candidate's id. */
    public String candidate() {
        return candidate;
    }

    /** The trust's id. */
    public String trust() {
        return trust;
    }

    /** What the plan says. */
    public State state() {
        return state;
    }

    /** Why there is no place. */
    public Reason reason() {
        return reason;
    }

    /** The place in the whole document's order, from 1; 0 for the ineligible. */
    public int rank() {
        return rank;
    }

    /** The place in the trust's queue, from 1; 0 for a commitment and for the ineligible. */
    public int queuePlace() {
        return queuePlace;
    }

    /** Months served. */
    public int months() {
        return months;
    }

    /** Quarters from the first quarter of earliest to the start. */
    public int waiting() {
        return waiting;
    }

    /** The place in the candidate's list of wishes, from 0; its length where the place is none of them. */
    public int wish() {
        return wish;
    }

    /** Whether some unit is not of the nearest hospital. */
    public boolean away() {
        return away;
    }

    /** The sum over segments of 0 (most relevant), 1 or 2. */
    public int relevance() {
        return relevance;
    }

    /** The stretches of the placement, in order of time; empty where there is no place. */
    public List<Segment> segments() {
        return segments;
    }

    /** First quarter of service; null where there is no place. */
    public Quarter first() {
        return first;
    }

    /** Last quarter of service; null where there is no place. */
    public Quarter last() {
        return last;
    }

    /** First day of service; null where there is no place. */
    public LocalDate firstDay() {
        return first == null ? null : first.firstDay();
    }

    /** Last day of service; null where there is no place. */
    public LocalDate lastDay() {
        return last == null ? null : last.lastDay();
    }
}
