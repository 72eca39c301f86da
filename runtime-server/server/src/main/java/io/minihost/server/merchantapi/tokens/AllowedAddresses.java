package io.minihost.server.merchantapi.tokens;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From where programs' servers may ask for access tokens. */
@Service
public class AllowedAddresses {

    private static final int COUNT_MAX = 200;
    private static final int REVISION_BYTES = 8;
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F:.]{2,45}(/\\d{1,3})?");

    private final JdbcClient jdbc;
    private final AuditLog audit;

    AllowedAddresses(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * A program's list.
     *
     * @param addresses addresses and ranges such as 203.0.113.0/24; everybody may ask when there are none
     */
    public record AddressList(List<String> addresses) {

        /** Another one after each change. */
        public String revision() {
            return HexFormat.of().formatHex(Sha256.of(String.join(" ", addresses)), 0, REVISION_BYTES);
        }
    }

    /** Whether somebody at this address may ask. */
    public boolean isAllowed(AppId program, String address) {
        var zone = address.indexOf('%');
        return jdbc.sql(
                        "select not exists (select 1 from merchant_address where app_id = :app)"
                                + " or exists (select 1 from merchant_address where app_id = :app and :address::inet <<= network)")
                .param("app", program.value())
                .param("address", zone < 0 ? address : address.substring(0, zone))
                .query(Boolean.class)
                .single();
    }

    public AddressList read(AppId program) {
        return new AddressList(jdbc.sql("select network::text from merchant_address where app_id = ? order by network")
                .param(program.value())
                .query(String.class)
                .list());
    }

    @Transactional
    public AddressList replace(Caller caller, AppId program, List<String> wanted, @Nullable IfMatch seen) {
        if (wanted.size() > COUNT_MAX) {
            throw Problem.badRequest("A list holds at most %d addresses.".formatted(COUNT_MAX));
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('allowed addresses ' || ?, 0))")
                .param(program.value())
                .query(row -> {});
        var now = read(program);
        IfMatch.check(seen, now.revision(), () -> now);
        jdbc.sql("delete from merchant_address where app_id = ?")
                .param(program.value())
                .update();
        wanted.forEach(address -> add(program, address));
        var list = read(program);
        audit.record(caller.subject(), "addresses.replace", program.value(), Map.of("addresses", list.addresses()));
        return list;
    }

    private void add(AppId program, String address) {
        if (!FORM.matcher(address).matches()) {
            throw unreadable();
        }
        try {
            jdbc.sql(
                            "insert into merchant_address (app_id, network) values (?, network(?::inet)) on conflict do nothing")
                    .params(program.value(), address)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw unreadable();
        }
    }

    private static Problem unreadable() {
        return Problem.badRequest("An address is one such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.")
                .code("invalid_address");
    }
}
