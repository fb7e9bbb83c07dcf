using System.Runtime.InteropServices;

namespace Matching.Core.Assignment.Network;

/// <summary>A need in the flow network. 32 bytes, so that one touch costs one cache line.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NeedNode
{
    /// <summary>First edge in the pool.</summary>
    public int First;

    /// <summary>One past the last edge.</summary>
    public int Last;

    /// <summary>Price of one unit, the dual value u.</summary>
    public int Price;

    /// <summary>Units asked for so far and units filled.</summary>
    public int Wanted, Filled;

    /// <summary>Length of the path found by the search numbered <see cref="Search"/>.</summary>
    public int Distance, Search;

    /// <summary>The edge by which that path enters, -1 at its start.</summary>
    public int EnteredBy;
}

/// <summary>A volunteer in the flow network. Its price stands apart, in <see cref="FlowNetwork.VolunteerPrices"/>, which searches read most.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VolunteerNode
{
    /// <summary>Places in all and places left.</summary>
    public int Capacity, Free;

    /// <summary>First edge that carries flow, -1 if none; the rest follows <see cref="FlowNetwork.NextCarried"/>.</summary>
    public int FirstCarried;

    /// <summary>Length of the path found by the search numbered <see cref="Search"/>.</summary>
    public int Distance, Search;

    /// <summary>The edge, and the need it belongs to, by which that path enters.</summary>
    public int EnteredBy, EnteredFrom;
}
