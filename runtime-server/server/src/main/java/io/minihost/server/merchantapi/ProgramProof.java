package io.minihost.server.merchantapi;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.quotas.Limit;
import io.minihost.server.merchantapi.quotas.Quotas;
import io.minihost.server.merchantapi.tokens.AllowedAddresses;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.programs.ProgramSecrets;
import io.minihost.server.programs.ProgramStandings;
import org.springframework.stereotype.Component;

/** Proves by its secret that a call comes from a program's own server. */
@Component
class ProgramProof {

    private final ProgramSecrets secrets;
    private final ProgramStandings standings;
    private final AllowedAddresses addresses;
    private final Quotas quotas;

    ProgramProof(ProgramSecrets secrets, ProgramStandings standings, AllowedAddresses addresses, Quotas quotas) {
        this.secrets = secrets;
        this.standings = standings;
        this.addresses = addresses;
        this.quotas = quotas;
    }

    /**
     * Refuses unless the secret is the program's, and the program may be used.
     *
     * @return whose program it is
     */
    OrganisationId require(ApiRequest request, AppId program, String secret) {
        var proof = secrets.prove(program, secret).orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_APPID));
        if (!proof.isRight()) {
            throw new ApiRefusal(ErrCode.INVALID_SECRET);
        }
        request.proves(program);
        if (standings.of(program).isTakenDown()) {
            throw new ApiRefusal(ErrCode.PROGRAM_FROZEN);
        }
        return proof.owner();
    }

    /** Refuses what comes from elsewhere than the program's list says. */
    void requireAddress(AppId program, ApiRequest request) {
        if (!addresses.isAllowed(program, request.address())) {
            throw new ApiRefusal(
                    ErrCode.INVALID_ADDRESS, "invalid ip %s, not in whitelist".formatted(request.address()));
        }
    }

    /** Counts a call whose secret was right: nobody else can use a program's quota up. */
    void count(AppId program, String path, Limit limit) {
        if (!quotas.take(program, path, limit)) {
            throw new ApiRefusal(limit.unit() == Limit.Unit.MINUTE ? ErrCode.TOO_FAST : ErrCode.QUOTA_USED_UP);
        }
    }
}
