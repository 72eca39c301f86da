package io.minihost.server.launch.links;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** What one program passes to another that it opens, while the person is on the way, to whichever node that leads. */
@Component
public class Referrals implements ProgramData {

    private static final String EVERY = "PT5M";
    private static final int RANDOM_BYTES = 16;

    /** Long enough for a slow page and a reload of it. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    /** Programs pass halves of characters too, which no database takes. */
    private static final ObjectWriter WRITER = JsonMapper.shared().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private final JdbcClient jdbc;
    private final Retention retention;
    private final JsonMapper json;

    Referrals(JdbcClient jdbc, Retention retention, JsonMapper json) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.json = json;
    }

    /**
     * Somebody is sent from one program to another.
     *
     * @param to the program that is opened, for nobody else and nowhere else
     * @param facts what that program gets as {@code referrerInfo}
     */
    public record Referral(PersonId person, AppId to, int scene, Map<String, Object> facts) {

        public Referral {
            facts = Map.copyOf(facts);
        }
    }

    /** Keeps one and names it. */
    String keep(Referral referral) {
        var name = RandomText.base64(RANDOM_BYTES);
        jdbc.sql("insert into referral (name, person_id, app_id, scene, facts) values (?, ?, ?, ?, ?)")
                .params(
                        name,
                        referral.person().value(),
                        referral.to().value(),
                        referral.scene(),
                        WRITER.writeValueAsString(referral.facts()))
                .update();
        return name;
    }

    public Optional<Referral> find(@Nullable String name, PersonId person, AppId to) {
        if (name == null) {
            return Optional.empty();
        }
        return jdbc.sql("select scene, facts from referral where name = ? and person_id = ? and app_id = ?"
                        + " and at > clock_timestamp() - ? * interval '1 second'")
                .params(name, person.value(), to.value(), LIFE.toSeconds())
                .query((row, number) ->
                        new Referral(person, to, row.getInt("scene"), json.readValue(row.getString("facts"), FACTS)))
                .optional();
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.run(
                "referrals",
                EVERY,
                () -> jdbc.sql("delete from referral where ctid in (select ctid from referral"
                                + " where at < clock_timestamp() - ? * interval '1 second' limit ?)")
                        .params(LIFE.toSeconds(), Retention.BATCH)
                        .update());
    }

    @Override
    public int forgetSome(AppId program, int max) {
        return ProgramRows.forgetSome(jdbc, "referral", program, max);
    }
}
