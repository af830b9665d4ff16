using System;
using System.Text;

namespace Alis
{
    /// <summary>A quarter of a year and its dates.</summary>
    public sealed class Quarter
    {
        /// <summary>The quarter of a number. Outside the years 1900 to 2199: AlisException, ALIS_E_RANGE.</summary>
        public Quarter(int number)
        {
            Calls.RequireLibrary();
            var quarter = new LibAlis.QuarterStruct { StructSize = LibAlis.SizeOf<LibAlis.QuarterStruct>(), Name = new byte[12] };
            Calls.Check(LibAlis.alis_quarter_dates(number, ref quarter));
            Number = number;
            Year = quarter.Year;
            Period = quarter.Period;
            Half = quarter.Half;
            FirstDay = new DateTime(quarter.FirstYear, quarter.FirstMonth, quarter.FirstDay);
            LastDay = new DateTime(quarter.LastYear, quarter.LastMonth, quarter.LastDay);
            Name = Encoding.ASCII.GetString(quarter.Name, 0, Array.IndexOf(quarter.Name, (byte)0));
        }

        /// <summary>Its number; the next quarter's is one more.</summary>
        public int Number { get; }

        /// <summary>The year of its period.</summary>
        public int Year { get; }

        /// <summary>The half-year: 1 or 2.</summary>
        public int Period { get; }

        /// <summary>The half of the half-year: 1 or 2.</summary>
        public int Half { get; }

        /// <summary>First day, a date without a time of day.</summary>
        public DateTime FirstDay { get; }

        /// <summary>Last day, a date without a time of day.</summary>
        public DateTime LastDay { get; }

        /// <summary>As documents write it, such as 2023-P1a.</summary>
        public string Name { get; }

        /// <summary>The name.</summary>
        public override string ToString()
        {
            return Name;
        }
    }
}
