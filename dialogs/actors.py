"""The speaker as the casework knows them: an id, a function and an organisation, never a name."""

from dialogs.flow import Context
from dialogs.turn import Profile
from meldingen.rollen import TEAM, Actor, Rol

# The role that names the function of a team member, the most telling first.
_FUNCTION_ROLES = (
    Rol.SOCIAAL_PONTONNIER,
    Rol.DOORBRAAKREGISSEUR,
    Rol.INTERVENTIESPECIALIST,
    Rol.AMBASSADEUR,
    Rol.LEIDINGGEVENDE,
    Rol.KENNISBEHEERDER,
    Rol.BEHEERDER,
)


def actor_of(context: Context, profile: Profile | None = None) -> Actor:
    """Return who acts; what they told of themselves goes before what their role says."""
    told = profile or context.profile
    rollen = roles_of(context)
    named = next((rol for rol in _FUNCTION_ROLES if rol in rollen), Rol.PROFESSIONAL)
    return Actor(
        person_id=context.inbound.speaker.id,
        functie=told.functie or context.say(f"keuzes.rol_{named.value}"),
        organisatie=_organisatie(context, told, rollen) or context.say("keuzes.organisatie_onbekend"),
        rollen=rollen,
    )


def _organisatie(context: Context, told: Profile, rollen: frozenset[Rol]) -> str:
    """An ambassadeur sees the cases of an organisation, so there only the settings are believed."""
    set_for_them = context.inbound.speaker.organisatie or ""
    if Rol.AMBASSADEUR in rollen:
        return set_for_them
    team = context.services.wording.team_organisatie if rollen & TEAM else ""
    return set_for_them or told.organisatie or team


def roles_of(context: Context) -> frozenset[Rol]:
    known = {rol.value for rol in Rol}
    return frozenset(Rol(word) for word in context.inbound.speaker.rollen if word in known)


def is_team(context: Context) -> bool:
    return bool(roles_of(context) & TEAM)
