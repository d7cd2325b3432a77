using System.Reflection.PortableExecutable;
using System.Runtime;

/// <summary>Which of the packed files a program really runs: the image that was compiled ahead for its platform, or the IL.</summary>
internal static class Images
{
    /// <summary>Says it for the core, and whether it is what the packages hold.</summary>
    /// <param name="core">An assembly of the packages.</param>
    /// <param name="isExpected">Whether the packages hold an image for this platform.</param>
    public static bool Tell(System.Reflection.Assembly core, bool isExpected)
    {
        using var file = new PEReader(File.OpenRead(core.Location));
        var isImage = file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
        var where = Path.GetRelativePath(AppContext.BaseDirectory, core.Location);
        Console.WriteLine($"{where}: {(isImage ? "compiled ahead" : "IL")}; {JitInfo.GetCompiledMethodCount()} methods compiled so far");
        if (isImage == isExpected)
            return true;
        Console.Error.WriteLine(isExpected ? "the packed image is not the one that is loaded" : "an image is loaded that no package holds");
        return false;
    }
}
