using System.Runtime.InteropServices;

namespace Connectors.Lanes.Worker;

/// <summary>Calls of the system that .NET does not have.</summary>
internal static class Posix
{
    public const int Kill = 9;
    public const int Continue = 18;
    public const int Stop = 19;
    private const int AppendToNewOrOld = 0x1 | 0x40 | 0x400;

    /// <summary>The calling thread takes the signal before it returns: nothing is done between.</summary>
    public static void Raise(int signal) => _ = RaiseSignal(signal);

    public static void Send(int process, int signal) => _ = SendSignal(process, signal);

    /// <summary>Each write lands behind everything that any process has written before (O_APPEND), whole.</summary>
    public static int OpenToAppend(string path)
    {
        var file = OpenFile(path, AppendToNewOrOld, Convert.ToInt32("644", 8));
        return file >= 0 ? file : throw new IOException($"{path} cannot be opened: {Marshal.GetLastPInvokeError()}");
    }

    public static void Write(int file, byte[] bytes)
    {
        if (WriteFile(file, bytes, bytes.Length) != bytes.Length)
        {
            throw new IOException($"The log cannot be written: {Marshal.GetLastPInvokeError()}");
        }
    }

    public static void Close(int file) => _ = CloseFile(file);

    [DllImport("libc", EntryPoint = "raise")]
    private static extern int RaiseSignal(int signal);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int OpenFile([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, int mode);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint WriteFile(int file, byte[] bytes, nint count);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int CloseFile(int file);
}
