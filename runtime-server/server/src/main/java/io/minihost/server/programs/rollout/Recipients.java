package io.minihost.server.programs.rollout;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import io.minihost.server.organisations.Members;
import io.minihost.server.programs.versions.ProgramVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who gets a gray version. */
@Component
public class Recipients {

    private static final int PERCENT = 100;
    private static final int COUNTED_MAX = 100_000;

    private final JdbcClient jdbc;
    private final RolloutRows rollouts;
    private final NamedPeople named;
    private final Members members;
    private final Region region;
    private final Clock clock;

    Recipients(JdbcClient jdbc, RolloutRows rollouts, NamedPeople named, Members members, Region region, Clock clock) {
        this.jdbc = jdbc;
        this.rollouts = rollouts;
        this.named = named;
        this.members = members;
        this.region = region;
        this.clock = clock;
    }

    /**
     * How a person stands to a gray version.
     *
     * @param isMeant whether the audience is one of theirs
     * @param bucket their number, from 0 to 99; who is meant and has one below the percentage gets the version
     */
    public record Place(boolean isMeant, int bucket) {

        public boolean isIn(int percent) {
            return isMeant && bucket < percent;
        }
    }

    /**
     * How many an order would reach.
     *
     * @param meant people that the program knows who are meant, wherever they are
     * @param share how many of them would get the version
     * @param isMore whether there are more than are counted
     * @param ofRegions whether it is for some regions only, so that fewer get it
     */
    @Schema(name = "ReleaseReach")
    public record Reach(long meant, long share, boolean isMore, boolean ofRegions) {}

    /** Whether a person who asks for the program now gets the version, which is gray. */
    public boolean gets(ProgramVersion version, PersonId person) {
        // Who is not among the share, as most are at first, costs one query.
        return version.percent() > 0
                && bucket(version.appId(), person) < version.percent()
                && isMeant(version, person, region.current());
    }

    /**
     * How a person stands to a gray version.
     *
     * @param from which region the person is in; empty when nobody says
     */
    public Place place(ProgramVersion version, PersonId person, String from) {
        return new Place(isMeant(version, person, from), bucket(version.appId(), person));
    }

    private int bucket(AppId program, PersonId person) {
        return RolloutBucket.of(person, salt(program));
    }

    private boolean isMeant(ProgramVersion version, PersonId person, String from) {
        return rollouts.find(version.appId(), version.number())
                .map(rollout -> isMeant(rollout, person, from))
                .orElse(true);
    }

    /** Refuses an audience that nobody can be in, or that cannot be told apart here. */
    public void requireTellable(Audience audience) {
        if (audience.from() != null
                && audience.until() != null
                && !audience.until().isAfter(audience.from())) {
            throw Problem.unprocessable("An audience ends after it begins.").code("bad_audience");
        }
        if (!audience.regions().isEmpty() && !region.isTold()) {
            throw Problem.conflict("This host is not told where people are; its operator sets"
                            + " minihost.releases.region-header.")
                    .code("regions_unknown");
        }
    }

    /** Counts whom an order would reach, without giving it. */
    public Reach reach(AppId program, OrganisationId owner, Audience audience, int percent) {
        var ofRegions = !audience.regions().isEmpty();
        if (!audience.isNamed()) {
            long known = jdbc.sql(
                            "select count(*) from (select 1 from openid where app_id = ? and is_primary limit ?) them")
                    .params(program.value(), COUNTED_MAX + 1)
                    .query(Long.class)
                    .single();
            var counted = Math.min(known, COUNTED_MAX);
            return new Reach(counted, Math.round(counted * percent / (double) PERCENT), known > counted, ofRegions);
        }
        var salt = salt(program);
        var meant = meant(program, owner, audience);
        var share = meant.stream()
                .filter(person -> RolloutBucket.of(person, salt) < percent)
                .count();
        return new Reach(meant.size(), share, false, ofRegions);
    }

    private List<PersonId> meant(AppId program, OrganisationId owner, Audience audience) {
        var meant = new LinkedHashSet<>(named.on(program, lists(null, audience)));
        audience.people().forEach(name -> named.find(program, name).ifPresent(meant::add));
        if (audience.members()) {
            meant.addAll(members.of(owner));
        }
        return List.copyOf(meant);
    }

    private boolean isMeant(Rollout rollout, PersonId person, String from) {
        var audience = rollout.audience();
        return isOpen(audience, clock.instant())
                && (audience.regions().isEmpty() || Region.isAmong(audience.regions(), from))
                && (!rollout.isNamed() || isNamed(rollout, person));
    }

    private boolean isNamed(Rollout rollout, PersonId person) {
        var program = rollout.program();
        return named.isOn(program, lists(rollout.version(), rollout.audience()), person)
                || (rollout.audience().members() && isMember(program, person));
    }

    private boolean isMember(AppId program, PersonId person) {
        return jdbc.sql("select organisation_id from program where app_id = ?")
                .param(program.value())
                .query(UUID.class)
                .optional()
                .flatMap(owner -> members.find(new OrganisationId(owner), person))
                .filter(member -> member.until() == null || clock.instant().isBefore(member.until()))
                .isPresent();
    }

    private static boolean isOpen(Audience audience, Instant now) {
        return (audience.from() == null || !now.isBefore(audience.from()))
                && (audience.until() == null || now.isBefore(audience.until()));
    }

    private static List<String> lists(@Nullable String version, Audience audience) {
        var lists = new ArrayList<String>();
        if (version != null) {
            lists.add(NamedPeople.ofVersion(version));
        }
        audience.tags().forEach(tag -> lists.add(NamedPeople.ofTag(tag)));
        return lists;
    }

    private UUID salt(AppId program) {
        return jdbc.sql("select rollout_salt from program where app_id = ?")
                .param(program.value())
                .query(UUID.class)
                .single();
    }
}
