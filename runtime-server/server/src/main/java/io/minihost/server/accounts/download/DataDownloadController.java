package io.minihost.server.accounts.download;

import io.minihost.server.accounts.FreshProof;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hands people what is kept about them. */
@RestController
@Hidden
@RequestMapping("/_a/data")
class DataDownloadController {

    private final DataDownload download;
    private final FreshProof proof;

    DataDownloadController(DataDownload download, FreshProof proof) {
        this.download = download;
        this.proof = proof;
    }

    /** Whether it may be fetched from here now; pages ask for a proof when they are told that one is missing. */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(HttpServletRequest request) {
        whose(request);
    }

    @GetMapping
    void fetch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw Problem.forbidden("This call belongs to the host's own pages.");
        }
        try (var ready = download.gather(whose(request), request.getRemoteAddr())) {
            response.setContentType("application/zip");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.zip\"");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            ready.sendTo(response.getOutputStream());
        }
    }

    /** A guest has no more proof than the cookie. */
    private PersonId whose(HttpServletRequest request) {
        if (PersonAuthentication.device(request).isPresent()) {
            return proof.require(request).person();
        }
        return PersonAuthentication.person(request)
                .orElseThrow(
                        () -> Problem.notFound("Nothing is known of you here.").code("person_not_found"));
    }
}
