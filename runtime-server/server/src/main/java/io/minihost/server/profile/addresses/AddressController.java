package io.minihost.server.profile.addresses;

import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the host's own pages and sheets ask about the person's address book. */
@RestController
@Hidden
@RequestMapping("/_a/addresses")
class AddressController {

    private final Addresses addresses;

    AddressController(Addresses addresses) {
        this.addresses = addresses;
    }

    /** An address as it is typed; what is missing is empty. */
    record Typed(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String province,
            @Nullable String city,
            @Nullable String county,
            @Nullable String detail,
            @Nullable String postalCode,
            @Nullable String nationalCode) {

        PostalAddress address() {
            return new PostalAddress(
                    text(name),
                    text(phone),
                    text(province),
                    text(city),
                    text(county),
                    text(detail),
                    text(postalCode),
                    text(nationalCode));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    @GetMapping
    List<Addresses.Kept> all(HttpServletRequest request) {
        return addresses.of(member(request));
    }

    @PostMapping
    Addresses.Kept add(@RequestBody Typed typed, HttpServletRequest request) {
        return addresses.put(member(request), UUID.randomUUID(), typed.address());
    }

    @PutMapping("/{id}")
    Addresses.Kept change(@PathVariable UUID id, @RequestBody Typed typed, HttpServletRequest request) {
        var person = member(request);
        if (addresses.of(person).stream().noneMatch(one -> one.id().equals(id))) {
            throw Problem.notFound("This is no address of yours.").code("no_address");
        }
        return addresses.put(person, id, typed.address());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        addresses.remove(member(request), id);
    }

    private static PersonId member(HttpServletRequest request) {
        if (PersonAuthentication.device(request).isEmpty()) {
            throw Problem.unauthorized("Nobody is signed in here.").code("not_signed_in");
        }
        return PersonAuthentication.person(request).orElseThrow();
    }
}
