package no.nav.utsjekk.ende;

import no.nav.utsjekk.iverksetting.Gitt;

/** The same melding about the person that iverksettinger of tests are about. */
record OmPersonen(Innmelding mal) implements Innmelding {

    @Override
    public String topic() {
        return mal.topic();
    }

    @Override
    public String sakId() {
        return mal.sakId();
    }

    @Override
    public String json() {
        return mal.json().replace("12345678910", Gitt.PERSON);
    }
}
