using System.Globalization;
using System.Text;

namespace Matching.Bench.Report;

/// <summary>Time for each need against volunteers, both axes logarithmic, as SVG.</summary>
internal static class SizePlot
{
    private const int Width = 640, Height = 400, Left = 60, Right = 20, Top = 20, Bottom = 50;

    public static string Draw(IReadOnlyList<Measurement> sizes)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append("<title>Time for each need against the number of volunteers</title>\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        if (sizes.Count > 0)
        {
            var x = new Axis(sizes.Select(m => m.Facts["volunteers"]), Left, Width - Right);
            var y = new Axis(sizes.SelectMany(m => new[] { m.Ours, m.Rival }).OfType<Spread>().Select(s => s.Median), Height - Bottom, Top);
            Grid(svg, x, y);
            Curve(svg, "Matching", "#005a9c", [.. sizes.Select(m => (x.At(m.Facts["volunteers"]), y.At(m.Ours!.Median)))], 0);
            Curve(svg, "pruned C++ kernel", "#b35900", [.. sizes.Where(m => m.Rival is not null).Select(m => (x.At(m.Facts["volunteers"]), y.At(m.Rival!.Median)))], 1);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Grid(StringBuilder svg, Axis x, Axis y)
    {
        foreach (var decade in x.Decades)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x.At(decade):0.0}\" y1=\"{Top}\" x2=\"{x.At(decade):0.0}\" y2=\"{Height - Bottom}\" stroke=\"#ddd\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x.At(decade):0.0}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{decade:#,0.##}</text>\n");
        }

        foreach (var decade in y.Decades)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{y.At(decade):0.0}\" x2=\"{Width - Right}\" y2=\"{y.At(decade):0.0}\" stroke=\"#ddd\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{y.At(decade) + 4:0.0}\" text-anchor=\"end\">{decade:#,0.##}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">volunteers</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(14 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">µs for each need</text>\n");
    }

    private static void Curve(StringBuilder svg, string name, string colour, (double X, double Y)[] points, int place)
    {
        if (points.Length == 0)
            return;
        var path = string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.0},{p.Y:0.0}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
        foreach (var (px, py) in points)
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{px:0.0}\" cy=\"{py:0.0}\" r=\"3\" fill=\"{colour}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"\n<text x=\"{Left + 14}\" y=\"{Top + 18 + 16 * place}\" fill=\"{colour}\">{name}</text>\n");
    }

    /// <summary>A logarithmic axis over whole decades.</summary>
    private sealed class Axis
    {
        private readonly double _low, _high, _from, _to;

        public Axis(IEnumerable<double> values, double from, double to)
        {
            var all = values.Where(v => v > 0).ToList();
            (_low, _high, _from, _to) = (Math.Floor(Math.Log10(all.Min())), Math.Max(Math.Ceiling(Math.Log10(all.Max())), Math.Floor(Math.Log10(all.Min())) + 1), from, to);
        }

        public IEnumerable<double> Decades => Enumerable.Range((int)_low, (int)(_high - _low) + 1).Select(exponent => Math.Pow(10, exponent));

        public double At(double value) => _from + (_to - _from) * (Math.Log10(value) - _low) / (_high - _low);
    }
}
