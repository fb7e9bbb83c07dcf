using FsCheck;
using FsCheck.Fluent;
using Matching.Contracts.Municipalities;
using Matching.Grains.Municipalities;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Municipalities;

/// <summary>The state machine of an agreement, without a silo: every move from every state, by either side and by strangers.</summary>
public sealed class AgreementMovesTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-000000000001"), Next = Guid.Parse("01900000-0000-7000-8000-000000000002");

    private static SharingAgreement Terms(Guid id, string by, int notice = 0, Guid? replaces = null) =>
        Agreement(id, Linkoping, Norrkoping) with { ProposedBy = by, NoticeDays = notice, Replaces = replaces };

    private static MunicipalityState Live(int notice = 0) => Proposed(Linkoping, notice).Accept(Id, Norrkoping, Today).Must();

    private static MunicipalityState Proposed(string by, int notice = 0) => new MunicipalityState().Propose(Terms(Id, by, notice), Today).Must();

    [Theory]
    [InlineData(Linkoping, Norrkoping)]
    [InlineData(Norrkoping, Linkoping)]
    public void Accept_ByTheProposer_WrongState_ByTheOther_Live(string proposer, string other)
    {
        var proposed = Proposed(proposer);
        proposed.Accept(Id, proposer, Today).Refused(ProblemCode.WrongState, "status");
        Assert.False(proposed.Find(Id)!.Covers(AssignmentType.Visitor, Today));
        Assert.True(proposed.Accept(Id, other, Today).Must().Find(Id)!.Covers(AssignmentType.Visitor, Today));
    }

    [Fact]
    public void End_WithNotice_CoversUntilTheLastDay_AndTheFirstNoticeStands()
    {
        var noticed = Live(notice: 30).End(Id, Norrkoping, Today).Must();
        var agreement = noticed.Find(Id)!;
        Assert.Equal(Today.AddDays(30), agreement.EndsOn);
        Assert.True(agreement.Covers(AssignmentType.Visitor, Today.AddDays(29)));
        Assert.False(agreement.Covers(AssignmentType.Visitor, Today.AddDays(30)));
        Assert.Equal(AgreementStatus.Live, agreement.StatusOn(Today.AddDays(29)));
        Assert.Equal(AgreementStatus.Ended, agreement.StatusOn(Today.AddDays(30)));
        Assert.Equal(agreement, noticed.End(Id, Linkoping, Today.AddDays(5)).Must().Find(Id));
        noticed.Propose(Terms(Next, Linkoping, replaces: Id), Today.AddDays(30)).Refused(ProblemCode.WrongState, "status");
    }

    [Fact]
    public void End_AProposal_Withdraws_AndItCannotBeSigned() =>
        Proposed(Linkoping).End(Id, Norrkoping, Today).Must().Accept(Id, Norrkoping, Today).Refused(ProblemCode.WrongState, "status");

    [Fact]
    public void Change_SignedByBoth_TakesThePlaceOfTheOldTerms_WhatRunsKeepsThem_AndCountsAgainstTheNewQuota()
    {
        var use = new AgreementUse(Guid.NewGuid(), new(Linkoping, Guid.NewGuid()), Norrkoping, AssignmentType.Visitor, Today);
        var state = Live() with { Claims = [new(Id, use)] };
        var asked = state.Propose(Terms(Next, Norrkoping, replaces: Id) with { Quota = 99 }, Today).Must();
        Assert.Equal(AgreementStatus.Live, asked.Find(Id)!.Status);
        asked.Accept(Next, Norrkoping, Today).Refused(ProblemCode.WrongState, "status");

        var changed = asked.Accept(Next, Linkoping, Today).Must();
        Assert.Equal((AgreementStatus.Replaced, AgreementStatus.Live, 1), (changed.Find(Id)!.Status, changed.Find(Next)!.Status, changed.Find(Next)!.Revision));
        Assert.Equal(Id, Assert.Single(changed.Claims).Agreement);
        Assert.Equal([(Id, 1), (Next, 1)], changed.Loads(changed.Claims).OrderBy(l => l.Key).Select(l => (l.Key, l.Value)));
        changed.End(Id, Linkoping, Today).Refused(ProblemCode.WrongState, "status");
    }

    [Fact]
    public void Change_FromALaterDay_TheOldTermsCoverUntilThen_AndAreChangedOnce()
    {
        var later = Today.AddDays(30);
        var asked = Live().Propose(Terms(Next, Norrkoping, replaces: Id) with { From = later }, Today).Must();
        var rival = Guid.Parse("01900000-0000-7000-8000-000000000003");
        asked = asked.Propose(Terms(rival, Norrkoping, replaces: Id) with { From = later }, Today).Must();
        var changed = asked.Accept(Next, Linkoping, Today).Must();
        foreach (var (day, terms) in new[] { (later.AddDays(-1), Id), (later, Next) })
            Assert.Equal(terms, Assert.Single(changed.Agreements, a => a.Covers(AssignmentType.Visitor, day)).Id);
        Assert.Equal((AgreementStatus.Live, AgreementStatus.Ended), (changed.Find(Id)!.StatusOn(Today), changed.Find(Id)!.StatusOn(later)));
        changed.Accept(rival, Linkoping, Today).Refused(ProblemCode.WrongState, "replaces");
        changed.Propose(Terms(Guid.NewGuid(), Norrkoping, replaces: Id), Today).Refused(ProblemCode.WrongState, "status");
    }

    [Fact]
    public void Change_OfOtherSides_NotFound() => new[] { Motala, Soderkoping }.ToList().ForEach(stranger =>
        Live().Propose(Terms(Next, Linkoping, replaces: Id) with { Receiving = stranger }, Today).Refused(ProblemCode.NotFound, "replaces"));

    [Fact]
    public void Change_AfterTheOldTermsEnded_WrongState() =>
        Live().Propose(Terms(Next, Linkoping, replaces: Id), Today).Must().End(Id, Linkoping, Today).Must()
            .Accept(Next, Norrkoping, Today).Refused(ProblemCode.WrongState, "replaces");

    [Fact]
    public void Propose_ManyOpenOnes_IsBounded()
    {
        var state = new MunicipalityState();
        for (var i = 0; i < AgreementMoves.MaxOpenProposals; i++)
            state = state.Propose(Terms(Guid.NewGuid(), Norrkoping), Today).Must();
        state.Propose(Terms(Guid.NewGuid(), Norrkoping), Today).Refused(ProblemCode.LimitExceeded);
        state.Propose(Terms(Guid.NewGuid(), Linkoping), Today).Must();
    }

    /// <summary>Random moves by anybody on any day: an agreement covers something only when both sides signed, and what is over never comes back.</summary>
    [Fact]
    public void Moves_AnyHistory_KeepTheRules() => Prop.ForAll(Gen.Choose(0, 1_000_000).ArrayOf(60).ToArbitrary(), (int[] draws) =>
    {
        var (state, today, ids, signed) = (new MunicipalityState(), Today, new List<Guid>(), new HashSet<(Guid, string)>());
        string[] parties = [Linkoping, Norrkoping, Motala];
        foreach (var draw in draws)
        {
            today = today.AddDays(draw % 3);
            var party = parties[draw / 3 % 3];
            var id = ids.Count == 0 ? Guid.NewGuid() : ids[draw / 9 % ids.Count];
            var before = state;
            var move = (draw / 1000 % 4) switch
            {
                0 => Start(null),
                1 => Start(id),
                2 => Sign(),
                _ => state.End(id, party, today),
            };
            state = move.Ok(out var next, out _) ? next : state;
            Check(before, state, party, signed);

            Outcome<MunicipalityState> Start(Guid? replaces)
            {
                var terms = Terms(Guid.NewGuid(), party == Motala ? Linkoping : party, draw % 40, replaces);
                var outcome = state.Propose(terms, today);
                if (outcome.Problem is not null) return outcome;
                signed.Add((terms.Id, terms.ProposedBy!));
                ids.Add(terms.Id);
                return outcome;
            }

            Outcome<MunicipalityState> Sign()
            {
                var outcome = state.Accept(id, party, today);
                if (outcome.Problem is null) signed.Add((id, party));
                return outcome;
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithMaxTest(200));

    private static void Check(MunicipalityState before, MunicipalityState after, string party, HashSet<(Guid, string)> signed)
    {
        foreach (var agreement in after.Agreements)
        {
            var was = before.Find(agreement.Id)?.Status;
            Assert.False(agreement.Covers(AssignmentType.Visitor, agreement.From) && !(signed.Contains((agreement.Id, Linkoping)) && signed.Contains((agreement.Id, Norrkoping))));
            Assert.True(was is null or AgreementStatus.Proposed or AgreementStatus.Live || was == agreement.Status, $"{was} became {agreement.Status}");
            Assert.True(party != Motala || was is null || was == agreement.Status, "A stranger moved it.");
        }
    }
}
