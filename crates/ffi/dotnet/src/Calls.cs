using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Alis
{
    /// <summary>How functions are called: outputs taken over, errors thrown, text turned to bytes and back.</summary>
    internal static class Calls
    {
        /// <summary>UTF-8 without a mark. What is no Unicode (half a surrogate pair) is refused, not replaced.</summary>
        private static readonly UTF8Encoding Strict = new UTF8Encoding(false, true);

        /// <summary>A function of the library with its two outputs.</summary>
        internal delegate int Function<T>(out T result, out ErrorHandle error);

        /// <summary>What the function handed out; else its error is thrown.</summary>
        internal static T Make<T>(Function<T> function) where T : Handle
        {
            T result;
            ErrorHandle error;
            int status = function(out result, out error);
            using (error)
            {
                if (status == 0)
                {
                    return result;
                }
                result.Dispose();
                throw Exception(status, error);
            }
        }

        /// <summary>The bytes that the function handed out; else its error is thrown.</summary>
        internal static byte[] Bytes(Function<BufHandle> function)
        {
            return Take(Make(function));
        }

        /// <summary>Throws what a function without an error object returned.</summary>
        internal static void Check(int status)
        {
            if (status != 0)
            {
                throw Exception(status, null);
            }
        }

        /// <summary>The bytes of a buffer; frees it.</summary>
        internal static byte[] Take(BufHandle buf)
        {
            using (buf)
            {
                byte[] bytes = new byte[checked((int)LibAlis.alis_buf_len(buf).ToUInt64())];
                Marshal.Copy(LibAlis.alis_buf_data(buf), bytes, 0, bytes.Length);
                return bytes;
            }
        }

        /// <summary>Throws where the library that was found has another interface than these classes are written for.</summary>
        internal static void RequireLibrary()
        {
            uint found = LibAlis.alis_abi_version();
            if (found != LibAlis.AbiVersion)
            {
                throw new NotSupportedException("the libalis that was found has the binary interface " + found
                    + "; these classes need " + LibAlis.AbiVersion);
            }
        }

        /// <summary>The bytes from a pointer to the NUL, as text; null for NULL.</summary>
        internal static string Text(IntPtr pointer)
        {
            if (pointer == IntPtr.Zero)
            {
                return null;
            }
            int length = 0;
            while (Marshal.ReadByte(pointer, length) != 0)
            {
                length++;
            }
            byte[] bytes = new byte[length];
            Marshal.Copy(pointer, bytes, 0, length);
            return Strict.GetString(bytes);
        }

        internal static string Text(byte[] bytes)
        {
            return Strict.GetString(bytes);
        }

        /// <summary>A text as UTF-8; null of null.</summary>
        internal static byte[] Utf8(string text)
        {
            return text == null ? null : Strict.GetBytes(text);
        }

        internal static UIntPtr Length(byte[] bytes)
        {
            return new UIntPtr(bytes == null ? 0u : (uint)bytes.Length);
        }

        private static AlisException Exception(int status, ErrorHandle error)
        {
            string name = Text(LibAlis.alis_status_name(status));
            if (error == null || error.IsInvalid)
            {
                return new AlisException(status, name, "", new Fault[0], new byte[0]);
            }
            Fault[] faults = new Fault[checked((int)LibAlis.alis_error_fault_count(error))];
            for (int i = 0; i < faults.Length; i++)
            {
                ulong index = (ulong)i;
                var place = new LibAlis.FaultStruct { StructSize = LibAlis.SizeOf<LibAlis.FaultStruct>() };
                Check(LibAlis.alis_error_fault(error, index, ref place));
                faults[i] = new Fault(Text(LibAlis.alis_error_fault_pointer(error, index)), place.Line, place.Column,
                    Text(LibAlis.alis_error_fault_message(error, index)));
            }
            BufHandle document;
            Check(LibAlis.alis_error_to_json(error, out document));
            return new AlisException(status, name, Text(LibAlis.alis_error_message(error)), faults, Take(document));
        }
    }
}
