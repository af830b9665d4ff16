package no.alis;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** A quarter of a year and its dates. */
public final class Quarter {
    private final int number;
    private final int year;
    private final int period;
    private final int half;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final String name;

    private Quarter(int number, LibAlis.QuarterStruct quarter) {
        this.number = number;
        year = quarter.year;
        period = quarter.period;
        half = quarter.half;
        firstDay = LocalDate.of(quarter.first_year, quarter.first_month, quarter.first_day);
        lastDay = LocalDate.of(quarter.last_year, quarter.last_month, quarter.last_day);
        int length = 0;
        while (length < quarter.name.length && quarter.name[length] != 0) {
            length++;
        }
        name = new String(quarter.name, 0, length, StandardCharsets.US_ASCII);
    }

    /**
     * The quarter of a number.
     *
     * @throws AlisException ALIS_E_RANGE outside the years 1900 to 2199
     */
    public static Quarter of(int number) {
        LibAlis.QuarterStruct quarter = LibAlis.sized(new LibAlis.QuarterStruct());
        Calls.check(LibAlis.alis_quarter_dates(number, quarter));
        return new Quarter(number, quarter);
    }

    /** Its number; the next quarter's is one more. */
    public int number() {
        return number;
    }

    /** The year of its period. */
    public int year() {
        return year;
    }

    /** The half-year: 1 or 2. */
    public int period() {
        return period;
    }

    /** The half of the half-year: 1 or 2. */
    public int half() {
        return half;
    }

    /** First day. */
    public LocalDate firstDay() {
        return firstDay;
    }

    /** Last day. */
    public LocalDate lastDay() {
        return lastDay;
    }

    /** As documents write it, such as 2023-P1a. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quarter && ((Quarter) other).number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return name;
    }
}
