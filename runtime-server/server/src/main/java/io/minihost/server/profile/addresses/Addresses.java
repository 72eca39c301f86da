package io.minihost.server.profile.addresses;

import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The address books of people with an account. */
@Component
public class Addresses {

    private static final int KEPT_MAX = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    Addresses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One of somebody's addresses. */
    public record Kept(UUID id, PostalAddress address) {}

    /** The one changed or chosen last first. */
    public List<Kept> of(PersonId person) {
        return jdbc.sql("select * from person_address where person_id = ? order by used_at desc, id")
                .param(person.value())
                .query(Addresses::kept)
                .list();
    }

    /** Adds an address, or changes one. */
    @Transactional
    public Kept put(PersonId person, UUID id, PostalAddress address) {
        // Nobody else adds one for this person until the transaction ends.
        jdbc.sql("select 1 from person where id = ? for update")
                .param(person.value())
                .query(row -> {});
        var all = of(person);
        if (all.size() >= KEPT_MAX && all.stream().noneMatch(one -> one.id().equals(id))) {
            throw Problem.conflict("An address book has at most %d addresses.".formatted(KEPT_MAX))
                    .code("many_addresses");
        }
        var changed = jdbc.sql("""
            insert into person_address (id, person_id, name, phone, province, city, county, detail, postal_code,
                national_code, used_at)
            values (:id, :person, :name, :phone, :province, :city, :county, :detail, :postal, :national, :now)
            on conflict (id) do update set name = excluded.name, phone = excluded.phone, province = excluded.province,
                city = excluded.city, county = excluded.county, detail = excluded.detail,
                postal_code = excluded.postal_code, national_code = excluded.national_code, used_at = excluded.used_at
            where person_address.person_id = excluded.person_id
            """)
                .param("id", id)
                .param("person", person.value())
                .param("name", address.name())
                .param("phone", address.phone())
                .param("province", address.province())
                .param("city", address.city())
                .param("county", address.county())
                .param("detail", address.detail())
                .param("postal", address.postalCode())
                .param("national", address.nationalCode())
                .param("now", Timestamps.of(clock.instant()))
                .update();
        if (changed == 0) {
            throw none();
        }
        return new Kept(id, address);
    }

    /** Notes that somebody has chosen an address, which is first from then on. */
    public void used(PersonId person, UUID id) {
        jdbc.sql("update person_address set used_at = ? where id = ? and person_id = ?")
                .params(Timestamps.of(clock.instant()), id, person.value())
                .update();
    }

    void remove(PersonId person, UUID id) {
        var removed = jdbc.sql("delete from person_address where id = ? and person_id = ?")
                .params(id, person.value())
                .update();
        if (removed == 0) {
            throw none();
        }
    }

    private static Problem none() {
        return Problem.notFound("This is no address of yours.").code("no_address");
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new PostalAddress(
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("province"),
                        row.getString("city"),
                        row.getString("county"),
                        row.getString("detail"),
                        row.getString("postal_code"),
                        row.getString("national_code")));
    }
}
