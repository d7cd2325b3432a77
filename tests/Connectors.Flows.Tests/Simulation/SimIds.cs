using System.Buffers.Binary;
using Connectors.Contracts;

namespace Connectors.Flows.Tests.Simulation;

/// <summary>Ids by the simulation's seed, later ones sorting later.</summary>
internal sealed class SimIds(SimProcess process) : IIdSource
{
    public CanonicalId Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        process.Loop.Random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, process.Loop.Now.ToUnixTimeMilliseconds() << 16 | (uint)(process.Loop.Steps & 0xFFFF));
        return new(new Guid(bytes, bigEndian: true));
    }
}
