using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace Alis.Test
{
    /// <summary>
    /// What all tests use, and the order in which they run: Tests.exe HELSE_NORD LONG_PROBLEM. No framework: the first that fails
    /// ends it.
    /// </summary>
    internal static class Tests
    {
        /// <summary>The Helse Nord example.</summary>
        internal static byte[] Json;

        /// <summary>A problem whose plan takes a while.</summary>
        internal static byte[] LongJson;

        private static int Main(string[] arguments)
        {
            Json = File.ReadAllBytes(arguments[0]);
            LongJson = File.ReadAllBytes(arguments[1]);
            DocumentTests.Run();
            CallTests.Run();
            ProgressTests.Run();
            ThreadTests.Run();
            Is(0ul, Library.LiveHandles, "handles alive at the end");
            DocumentTests.Forgetting();
            Console.WriteLine("dotnet: all tests passed on libalis " + Library.Version);
            return 0;
        }

        internal static void Is<T>(T expected, T found, string what)
        {
            if (!Equals(expected, found))
            {
                throw new Exception(what + ": expected " + expected + ", found " + found);
            }
        }

        internal static void That(bool holds, string what)
        {
            if (!holds)
            {
                throw new Exception(what);
            }
        }

        internal static void Holds(string text, string part)
        {
            That(text.IndexOf(part, StringComparison.Ordinal) >= 0,
                "expected " + part + " in " + (text.Length > 2000 ? text.Substring(0, 2000) + " ..." : text));
        }

        /// <summary>What the action threw; it must be of that type.</summary>
        internal static E Thrown<E>(Action action) where E : Exception
        {
            try
            {
                action();
            }
            catch (E found)
            {
                return found;
            }
            throw new Exception("expected " + typeof(E).Name + ", nothing was thrown");
        }

        /// <summary>The action is refused with this status.</summary>
        internal static AlisException Refused(int code, string status, Action action)
        {
            AlisException found = Thrown<AlisException>(action);
            Is(status, found.Status, "status of " + found.Message);
            Is(code, found.Code, "code");
            Is(status, Library.StatusName(code), "name");
            return found;
        }

        internal static byte[] Utf8(string text)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        internal static string Text(byte[] utf8)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        /// <summary>A document without the blanks between its tokens.</summary>
        internal static string Dense(byte[] document)
        {
            var dense = new StringBuilder();
            bool inText = false, escaped = false;
            foreach (char c in Text(document))
            {
                inText ^= c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                if (inText || !char.IsWhiteSpace(c))
                {
                    dense.Append(c);
                }
            }
            return dense.ToString();
        }

        internal static bool Same(byte[] a, byte[] b)
        {
            return a.SequenceEqual(b);
        }

        /// <summary>Runs all at once, and throws what any threw.</summary>
        internal static void Together(params Action[] actions)
        {
            var thrown = new List<Exception>();
            Thread[] threads = actions.Select(action => new Thread(() =>
            {
                try
                {
                    action();
                }
                catch (Exception failed)
                {
                    lock (thrown)
                    {
                        thrown.Add(failed);
                    }
                }
            })).ToArray();
            foreach (Thread thread in threads)
            {
                thread.Start();
            }
            foreach (Thread thread in threads)
            {
                thread.Join();
            }
            if (thrown.Count > 0)
            {
                throw new Exception("in a thread", thrown[0]);
            }
        }
    }
}
