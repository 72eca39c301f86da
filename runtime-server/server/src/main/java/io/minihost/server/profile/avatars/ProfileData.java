package io.minihost.server.profile.avatars;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalFile;
import io.minihost.server.common.personal.PersonalTable;
import io.minihost.server.identity.PersonId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Numbers, addresses and pictures of people, for themselves. */
@Component
class ProfileData implements PersonalData {

    private final Avatars avatars;

    ProfileData(Avatars avatars) {
        this.avatars = avatars;
    }

    @Override
    public String feature() {
        return "profile";
    }

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("person_phone", "country_code, number, verified_at"),
                PersonalTable.of("person_mail", "address, verified_at"),
                PersonalTable.of("phone_proof", "country_code, number, tries, expires_at"),
                PersonalTable.of(
                        "person_address",
                        "name, phone, province, city, county, detail, postal_code, national_code, used_at"));
    }

    @Override
    public List<PersonalFile> files(UUID person) {
        return avatars
                .path(new PersonId(person))
                .map(path -> path.substring(Avatars.PATH.length()))
                .map(name -> new PersonalFile("profile/picture.jpg", () -> avatars.open(name)))
                .stream()
                .toList();
    }
}
