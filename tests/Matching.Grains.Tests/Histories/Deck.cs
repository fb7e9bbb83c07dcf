namespace Matching.Grains.Tests.Histories;

/// <summary>Deals kinds of steps in an order of chance and each as often as its weight: no history goes without one.</summary>
internal sealed class Deck(Random random, IReadOnlyList<(string Kind, int Weight)> weights)
{
    private readonly Queue<string> left = [];

    public string Deal()
    {
        if (left.Count == 0)
        {
            string[] cards = [.. weights.SelectMany(w => Enumerable.Repeat(w.Kind, w.Weight))];
            random.Shuffle(cards);
            foreach (var card in cards)
                left.Enqueue(card);
        }

        return left.Dequeue();
    }
}
