namespace Alis
{
    /// <summary>What needs no engine. Any thread.</summary>
    public static class Library
    {
        /// <summary>The version of the library, such as 0.1.0.</summary>
        public static string Version
        {
            get { return Calls.Text(LibAlis.alis_version()); }
        }

        /// <summary>What the library is made of, as JSON: version, abi, schemas, rule_sets, calls.</summary>
        public static string BuildInfo
        {
            get { return Calls.Text(LibAlis.alis_build_info()); }
        }

        /// <summary>How many handles are alive in the process: 0 at the end of a test that disposed of what it made.</summary>
        public static ulong LiveHandles
        {
            get { return LibAlis.alis_live_handles(); }
        }

        /// <summary>The name of a status number; of a number that is none, ALIS_E_UNKNOWN.</summary>
        public static string StatusName(int status)
        {
            return Calls.Text(LibAlis.alis_status_name(status));
        }

        /// <summary>The JSON Schema of a document: problem, plan, or another of those that BuildInfo lists.</summary>
        public static byte[] Schema(string name)
        {
            Calls.RequireLibrary();
            byte[] utf8 = Calls.Utf8(name);
            return Calls.Bytes((out BufHandle result, out ErrorHandle error) =>
                LibAlis.alis_json_schema(utf8, Calls.Length(utf8), out result, out error));
        }

        /// <summary>A built-in rule set, alis.rules/1: helse-nord-2021, or another that BuildInfo lists.</summary>
        public static byte[] Rules(string name)
        {
            Calls.RequireLibrary();
            byte[] utf8 = Calls.Utf8(name);
            return Calls.Bytes((out BufHandle result, out ErrorHandle error) =>
                LibAlis.alis_rules_json(utf8, Calls.Length(utf8), out result, out error));
        }

        /// <summary>
        /// What is published before the deadline of a lottery, alis.lottery/1: the SHA-256 of a seed. The seed is one line, hard to
        /// guess, and secret until it is revealed.
        /// </summary>
        public static byte[] LotteryCommit(string seed)
        {
            Calls.RequireLibrary();
            byte[] utf8 = Calls.Utf8(seed);
            return Calls.Bytes((out BufHandle result, out ErrorHandle error) =>
                LibAlis.alis_lottery_commit(utf8, Calls.Length(utf8), out result, out error));
        }
    }
}
