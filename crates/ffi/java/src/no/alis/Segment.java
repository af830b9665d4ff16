package no.alis;

/** A stretch of a placement in one unit, on one pool of posts. */
public final class Segment {
    private final String unit;
    private final String post;
    private final Quarter first;
    private final Quarter last;

    Segment(String unit, String post, Quarter first, Quarter last) {
        this.unit = unit;
        this.post = post;
        this.first = first;
        this.last = last;
    }

    /** The unit's id. */
    public String unit() {
        return unit;
    }

    /** The id of the pool of posts; null where the plan names none. */
    public String post() {
        return post;
    }

    /** First quarter; its firstDay is the first day of service. */
    public Quarter first() {
        return first;
    }

    /** Last quarter; its lastDay is the last day of service. */
    public Quarter last() {
        return last;
    }
}
