using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows;

/// <summary>A service of the host, as a side house takes it.</summary>
/// <param name="Service">How the host registered it.</param>
/// <param name="Index">Its place among those of its type.</param>
/// <param name="IsOwn">Whether it is made anew.</param>
/// <param name="IsSeam">Whether something else stands in its place.</param>
internal sealed record HousePart(ServiceDescriptor Service, int Index, bool IsOwn, bool IsSeam);
