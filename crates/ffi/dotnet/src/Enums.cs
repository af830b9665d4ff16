namespace Alis
{
    /// <summary>Whether a plan is proved. A later library may have other values.</summary>
    public enum PlanState
    {
        /// <summary>The plan that the rules demand, proved.</summary>
        Optimal = 0,
        /// <summary>Time ran out: every rule holds, and only the values of the first ranks are proved.</summary>
        Feasible = 1,
    }

    /// <summary>What a report comes to. The numbers are the exit codes of the command line.</summary>
    public enum Verdict
    {
        /// <summary>Of a problem: no fault. Of a plan: every rule holds, and every value is proved.</summary>
        Good = 0,
        /// <summary>Something is wrong: the report's document says what and where.</summary>
        Wrong = 1,
        /// <summary>Of a plan: every rule holds, and some values are not proved.</summary>
        NotProved = 3,
    }

    /// <summary>What a plan says of a candidate. A later library may have other values.</summary>
    public enum State
    {
        /// <summary>A place is proposed, for decision now. Never more: a person appoints.</summary>
        Proposed = 1,
        /// <summary>A place is expected: further ahead, revised later.</summary>
        Expected = 2,
        /// <summary>A commitment that stood before: being served.</summary>
        Serving = 3,
        /// <summary>A commitment that stood before: accepted.</summary>
        Accepted = 4,
        /// <summary>A commitment that stood before: offered, not yet answered.</summary>
        Offered = 5,
        /// <summary>Eligible, and without a place.</summary>
        Unplaced = 6,
        /// <summary>Refused by a rule.</summary>
        Ineligible = 7,
    }

    /// <summary>Why a candidate has no place. A later library may have other values.</summary>
    public enum Reason
    {
        /// <summary>There is one.</summary>
        None = 0,
        /// <summary>Unplaced: earliest, latest, the horizon and the decision date leave no start.</summary>
        BeyondHorizon = 1,
        /// <summary>Unplaced: every start touches a leave.</summary>
        Leave = 2,
        /// <summary>Unplaced: service does not suffice at any start.</summary>
        Service = 3,
        /// <summary>Unplaced: no units cover the learning goals that are needed.</summary>
        Goals = 4,
        /// <summary>Unplaced: no unit is among the wishes.</summary>
        Places = 5,
        /// <summary>Unplaced: every option was turned down.</summary>
        Declined = 6,
        /// <summary>Unplaced: no pool has a post for any option.</summary>
        NoPost = 7,
        /// <summary>Unplaced: those ahead fill what there is.</summary>
        Full = 8,
        /// <summary>Ineligible: the scheme is not placed by this rule set.</summary>
        Schemes = 101,
        /// <summary>Ineligible: the municipality is not registered as a training institution.</summary>
        MunicipalityRegistered = 102,
        /// <summary>Ineligible: the municipality lies outside the trust's catchment.</summary>
        Catchment = 103,
        /// <summary>Ineligible: the employment is not placed by this rule set.</summary>
        Employment = 104,
    }

    /// <summary>Languages of messages and reasons.</summary>
    public enum Language
    {
        /// <summary>English.</summary>
        Default = 0,
        /// <summary>Norwegian, bokmål.</summary>
        Nb = 1,
        /// <summary>English.</summary>
        En = 2,
    }

    /// <summary>Solvers.</summary>
    public enum Solver
    {
        /// <summary>The engine's own: exact, in integers, fast.</summary>
        Auto = 0,
        /// <summary>The integer program, level by level, to compare with. The plan is the same.</summary>
        Reference = 1,
    }
}
