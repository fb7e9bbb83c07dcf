namespace Matching.Core.Assignment.Network;

/// <summary>
/// Fills one more unit of a need along a cheapest augmenting path, found by Dijkstra's algorithm on reduced costs. A path ends at a
/// volunteer with a place left, or at a need that loses (or never gets) a unit. Candidates stand in descending score, and prices are
/// never negative, so a need's list is left at the first score that cannot beat the best end found.
/// </summary>
internal sealed class NeedSearch(FlowNetwork network)
{
    private readonly DistanceHeap heap = new();
    private int[] reached = new int[64];
    private int[] settled = new int[64];
    private int reachedCount, settledCount, search;
    private int bound, endNeed, endVolunteer;

    /// <summary>Asks for one more unit of a need whose price respects all its edges.</summary>
    /// <returns>False where the best is to leave this unit unfilled; more units of the need will then stay unfilled too.</returns>
    public bool Augment(int need)
    {
        ref NeedNode start = ref network.Needs[need];
        search = network.NextSearch();
        heap.Clear();
        reachedCount = settledCount = 0;
        bound = int.MaxValue;
        start.EnteredBy = -1;
        Reach(need, 0);
        while (!heap.IsEmpty && bound > 0)
        {
            (int distance, int volunteer) = heap.Pop();
            if (distance >= bound)
                break;
            if (distance == network.Volunteers[volunteer].Distance)
                Settle(volunteer, distance);
        }

        if (bound > 0)
            Reprice();
        start.Filled++;
        Flip();
        return endVolunteer >= 0 || endNeed != need;
    }

    private void Settle(int volunteer, int distance)
    {
        if (settledCount == settled.Length)
            Array.Resize(ref settled, 2 * settledCount);
        settled[settledCount++] = volunteer;
        int price = network.VolunteerPrices[volunteer];
        for (int edge = network.Volunteers[volunteer].FirstCarried; edge >= 0; edge = network.NextCarried[edge])
        {
            int owner = network.EdgeNeed[edge];
            ref NeedNode need = ref network.Needs[owner];
            int length = distance + network.EdgeScore[edge] - need.Price - price;
            if (length >= bound || (need.Search == search && need.Distance <= length))
                continue;
            need.EnteredBy = edge;
            Reach(owner, length);
        }
    }

    private void Reach(int needIndex, int distance)
    {
        ref NeedNode need = ref network.Needs[needIndex];
        if (need.Search != search)
        {
            need.Search = search;
            if (reachedCount == reached.Length)
                Array.Resize(ref reached, 2 * reachedCount);
            reached[reachedCount++] = needIndex;
        }

        need.Distance = distance;
        int offer = distance + need.Price;
        if (offer < bound)
            (bound, endNeed, endVolunteer) = (offer, needIndex, -1);
        int[] scores = network.EdgeScore, volunteers = network.EdgeVolunteer, prices = network.VolunteerPrices;
        for (int edge = need.First; edge < need.Last && offer - scores[edge] < bound; edge++)
        {
            int length = offer - scores[edge] + prices[volunteers[edge]];
            if (length < bound)
                Relax(needIndex, edge, volunteers[edge], length);
        }
    }

    private void Relax(int need, int edge, int volunteerIndex, int length)
    {
        ref VolunteerNode volunteer = ref network.Volunteers[volunteerIndex];
        if ((volunteer.Search == search && volunteer.Distance <= length) || network.Carries(edge))
            return;
        volunteer.Search = search;
        volunteer.Distance = length;
        volunteer.EnteredBy = edge;
        volunteer.EnteredFrom = need;
        if (volunteer.Free > 0)
            (bound, endVolunteer) = (length, volunteerIndex);
        else
            heap.Push(length, volunteerIndex);
    }

    /// <summary>Moves the prices of everything nearer than the end by the difference, which keeps all reduced costs at least 0.</summary>
    private void Reprice()
    {
        for (int i = 0; i < settledCount; i++)
        {
            int volunteer = settled[i];
            network.VolunteerPrices[volunteer] += Math.Max(0, bound - network.Volunteers[volunteer].Distance);
        }

        for (int i = 0; i < reachedCount; i++)
        {
            ref NeedNode need = ref network.Needs[reached[i]];
            need.Price -= Math.Max(0, bound - need.Distance);
        }
    }

    /// <summary>Moves flow along the path, from its end back to the start.</summary>
    private void Flip()
    {
        int need = endNeed;
        if (endVolunteer >= 0)
        {
            network.Volunteers[endVolunteer].Free--;
            need = Take(endVolunteer);
        }
        else
        {
            network.Needs[need].Filled--;
        }

        for (int edge = network.Needs[need].EnteredBy; edge >= 0; edge = network.Needs[need].EnteredBy)
        {
            network.Drop(edge);
            need = Take(network.EdgeVolunteer[edge]);
        }
    }

    private int Take(int volunteer)
    {
        int need = network.Volunteers[volunteer].EnteredFrom;
        network.Carry(network.Volunteers[volunteer].EnteredBy, need);
        return need;
    }
}
