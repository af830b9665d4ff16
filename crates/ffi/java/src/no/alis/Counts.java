package no.alis;

/** How much a problem holds. */
public final class Counts {
    private final int trusts;
    private final int hospitals;
    private final int units;
    private final int posts;
    private final int municipalities;
    private final int candidates;
    private final int quarters;
    private final Quarter firstQuarter;

    Counts(LibAlis.CountsStruct counts) {
        trusts = counts.trusts;
        hospitals = counts.hospitals;
        units = counts.units;
        posts = counts.posts;
        municipalities = counts.municipalities;
        candidates = counts.candidates;
        quarters = counts.quarters;
        firstQuarter = Quarter.of(counts.first_quarter);
    }

    /** Trusts. */
    public int trusts() {
        return trusts;
    }

    /** Hospitals. */
    public int hospitals() {
        return hospitals;
    }

    /** Units. */
    public int units() {
        return units;
    }

    /** Pools of posts. */
    public int posts() {
        return posts;
    }

    /** Municipalities. */
    public int municipalities() {
        return municipalities;
    }

    /** Candidates, those too whom a rule refuses. */
    public int candidates() {
        return candidates;
    }

    /** Quarters of the horizon. */
    public int quarters() {
        return quarters;
    }

    /** The first quarter of the horizon. */
    public Quarter firstQuarter() {
        return firstQuarter;
    }
}
