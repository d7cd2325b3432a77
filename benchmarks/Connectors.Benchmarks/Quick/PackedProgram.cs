using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Connectors.Benchmarks;

/// <summary>A copy of this program in which the product's assemblies are those that a host gets from its packages: compiled ahead where a package holds an
/// image for this platform. All else stays as it is.</summary>
internal sealed class PackedProgram : IDisposable
{
    /// <param name="packages">The folder of packages, as <c>nuget/pack.sh</c> fills it.</param>
    public PackedProgram(string packages)
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        var images = $"runtimes/{RuntimeInformation.RuntimeIdentifier}/lib/";
        foreach (var package in Directory.EnumerateFiles(packages, "Connectors.*.nupkg"))
        {
            using var zip = ZipFile.OpenRead(package);
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith(images, StringComparison.Ordinal)))
            {
                var place = Path.Combine(Folder, entry.Name);
                if (!File.Exists(place))
                    continue;
                entry.ExtractToFile(place, overwrite: true);
                Images++;
            }
        }
        if (Images == 0)
            throw new DifferenceException($"The packages in {packages} hold no images for {RuntimeInformation.RuntimeIdentifier}.");
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("packed").FullName;

    /// <summary>How many of its assemblies are compiled ahead.</summary>
    public int Images { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
