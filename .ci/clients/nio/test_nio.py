"""matrix-nio walks through the sandbox; the homeserver is the one that HOMESERVER names."""

import io
import os
import unittest
import uuid

from nio import (
    AsyncClient,
    JoinedMembersResponse,
    LoginError,
    LoginResponse,
    MessageDirection,
    ProfileGetDisplayNameError,
    RedactedEvent,
    RoomCreateError,
    RoomForgetResponse,
    RoomGetEventError,
    RoomMessageText,
    RoomPreset,
    RoomResolveAliasError,
    RoomSendError,
    RoomVisibility,
    SyncError,
    UnknownEvent,
)

HOMESERVER = os.environ["HOMESERVER"]


def text(body, **more):
    return {"msgtype": "m.text", "body": body, **more}


class Nio(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.alice = await self.person("alice")
        self.bob = await self.person("bob")

    async def person(self, name):
        name = f"{name}-{uuid.uuid4().hex[:8]}"
        client = AsyncClient(HOMESERVER, name)
        self.addAsyncCleanup(client.close)
        await client.register(name, "secret")
        await client.logout()
        answer = await client.login("secret", device_name="nio")
        self.assertIsInstance(answer, LoginResponse)
        return client

    def good(self, answer):
        """An answer of nio that is no error."""
        self.assertNotIn("Error", type(answer).__name__, answer)
        return answer

    async def room(self, **options):
        """A public room of both, as both have it."""
        options.setdefault("preset", RoomPreset.public_chat)
        room_id = self.good(await self.alice.room_create(**options)).room_id
        self.good(await self.bob.join(room_id))
        await self.sync()
        return room_id

    async def sync(self):
        """Both are told what is new; what bob hears in each room."""
        self.good(await self.alice.sync(timeout=0))
        heard = self.good(await self.bob.sync(timeout=0))
        return {room_id: joined.timeline.events for room_id, joined in heard.rooms.join.items()}

    async def send(self, room_id, content, kind="m.room.message"):
        return self.good(await self.alice.room_send(room_id, kind, content)).event_id

    async def test_a_login_says_who_one_is(self):
        self.assertEqual((await self.alice.whoami()).user_id, self.alice.user_id)
        stranger = AsyncClient(HOMESERVER, self.alice.user_id)
        self.addAsyncCleanup(stranger.close)
        wrong = await stranger.login("wrong")
        self.assertIsInstance(wrong, LoginError)
        self.assertEqual(wrong.status_code, "M_FORBIDDEN")

    async def test_after_a_logout_the_token_is_unknown(self):
        token = self.bob.access_token
        self.good(await self.bob.logout())
        self.bob.access_token = token
        answer = await self.bob.sync(timeout=0)
        self.assertIsInstance(answer, SyncError)
        self.assertEqual(answer.status_code, "M_UNKNOWN_TOKEN")

    async def test_a_text_is_heard(self):
        room_id = await self.room(name="Tavern", topic="Ale")
        event_id = await self.send(room_id, text("hello"))
        heard = (await self.sync())[room_id]
        self.assertEqual([(event.event_id, event.body) for event in heard], [(event_id, "hello")])
        self.assertIsInstance(heard[0], RoomMessageText)
        room = self.bob.rooms[room_id]
        self.assertEqual((room.name, room.topic, room.member_count), ("Tavern", "Ale", 2))

    async def test_members_are_loaded_when_they_are_wanted(self):
        room_id = await self.room()
        for number in range(12):
            await self.send(room_id, text(f"line {number}"))
        late = await self.person("late")
        self.good(await late.join(room_id))
        lazily = {"room": {"state": {"lazy_load_members": True}, "timeline": {"limit": 5}}}
        self.good(await late.sync(timeout=0, sync_filter=lazily))
        self.assertNotIn(self.bob.user_id, late.rooms[room_id].users)
        members = self.good(await late.joined_members(room_id))
        self.assertIsInstance(members, JoinedMembersResponse)
        self.assertIn(self.bob.user_id, [member.user_id for member in members.members])

    async def test_reactions_edits_and_threads_arrive(self):
        room_id = await self.room()
        root = await self.send(room_id, text("root"))
        await self.sync()
        relation = {"rel_type": "m.annotation", "event_id": root, "key": "👍"}
        await self.send(room_id, {"m.relates_to": relation}, "m.reaction")
        edit = {"rel_type": "m.replace", "event_id": root}
        await self.send(
            room_id,
            {**text("* better"), "m.new_content": text("better"), "m.relates_to": edit},
        )
        thread = {"rel_type": "m.thread", "event_id": root}
        await self.send(room_id, {**text("in the thread"), "m.relates_to": thread})
        reaction, edited, threaded = (await self.sync())[room_id]
        self.assertIsInstance(reaction, UnknownEvent)
        self.assertEqual(reaction.source["content"]["m.relates_to"]["key"], "👍")
        self.assertEqual(edited.source["content"]["m.new_content"]["body"], "better")
        self.assertEqual(threaded.source["content"]["m.relates_to"]["rel_type"], "m.thread")
        fetched = self.good(await self.bob.room_get_event(room_id, root)).event
        relations = fetched.source["unsigned"]["m.relations"]
        self.assertEqual(relations["m.replace"]["content"]["m.new_content"]["body"], "better")
        self.assertEqual(relations["m.thread"]["count"], 1)

    async def test_what_is_redacted_is_gone(self):
        room_id = await self.room()
        event_id = await self.send(room_id, text("oops"))
        self.good(await self.alice.room_redact(room_id, event_id, reason="a slip"))
        event = self.good(await self.bob.room_get_event(room_id, event_id)).event
        self.assertIsInstance(event, RedactedEvent)
        self.assertEqual(event.reason, "a slip")

    async def test_the_whole_history_is_read_backwards(self):
        room_id = await self.room()
        for number in range(60):
            await self.send(room_id, text(f"line {number}"))
        await self.sync()
        read, token = [], self.bob.next_batch
        while True:
            page = self.good(
                await self.bob.room_messages(room_id, token, direction=MessageDirection.back, limit=25)
            )
            if not page.chunk:
                break
            read += [event.body for event in page.chunk if isinstance(event, RoomMessageText)]
            token = page.end
        self.assertEqual(read, [f"line {number}" for number in reversed(range(60))])

    async def test_an_event_has_its_surroundings(self):
        room_id = await self.room()
        ids = [await self.send(room_id, text(f"line {number}")) for number in range(5)]
        answer = self.good(await self.bob.room_context(room_id, ids[2], limit=4))
        self.assertEqual(answer.event.event_id, ids[2])
        self.assertEqual([event.event_id for event in answer.events_before], [ids[1], ids[0]])
        self.assertEqual([event.event_id for event in answer.events_after], ids[3:])

    async def test_a_file_is_uploaded(self):
        config = self.good(await self.alice.content_repository_config())
        self.assertGreater(config.upload_size, 1_000_000)
        answer, _ = await self.alice.upload(
            io.BytesIO(b"hello"), content_type="text/plain", filename="hello.txt", filesize=5
        )
        self.assertRegex(self.good(answer).content_uri, r"^mxc://[^/]+/\w+$")

    async def test_an_invitation_is_accepted_another_declined(self):
        for accepts in (True, False):
            room_id = self.good(
                await self.alice.room_create(invite=[self.bob.user_id], name="Office")
            ).room_id
            await self.sync()
            self.assertEqual(self.bob.invited_rooms[room_id].inviter, self.alice.user_id)
            if accepts:
                self.good(await self.bob.join(room_id))
                await self.sync()
                self.assertIn(room_id, self.bob.rooms)
            else:
                self.good(await self.bob.room_leave(room_id))
                await self.sync()
                self.assertNotIn(room_id, self.bob.rooms)

    async def test_kicked_banned_unbanned_and_forgotten(self):
        room_id = await self.room()
        bob = self.bob.user_id
        self.good(await self.alice.room_kick(room_id, bob, "noise"))
        self.good(await self.bob.join(room_id))
        self.good(await self.alice.room_ban(room_id, bob, "more noise"))
        self.assertEqual((await self.bob.join(room_id)).status_code, "M_BAD_STATE")
        self.good(await self.alice.room_unban(room_id, bob))
        self.assertIsInstance(await self.bob.room_forget(room_id), RoomForgetResponse)

    async def test_a_space_has_children(self):
        space = self.good(
            await self.alice.room_create(name="House", space=True)
        ).room_id
        room_id = await self.room(name="Kitchen")
        content = {"via": ["localhost"]}
        self.good(await self.alice.room_put_state(space, "m.space.child", content, room_id))
        create = self.good(await self.alice.room_get_state_event(space, "m.room.create"))
        self.assertEqual(create.content["type"], "m.space")
        state = self.good(await self.alice.room_get_state_event(space, "m.space.child", room_id))
        self.assertEqual(state.content, content)

    async def test_an_alias_leads_to_its_room(self):
        name = uuid.uuid4().hex[:12]
        room_id = await self.room(alias=name, visibility=RoomVisibility.public)
        alias = f"#{name}:{self.alice.user_id.split(':', 1)[1]}"
        self.assertEqual((await self.bob.room_resolve_alias(alias)).room_id, room_id)
        self.assertEqual((await self.bob.room_get_visibility(room_id)).visibility, "public")
        taken = await self.alice.room_create(alias=name)
        self.assertIsInstance(taken, RoomCreateError)
        self.assertEqual(taken.status_code, "M_ROOM_IN_USE")
        self.good(await self.alice.room_put_alias(f"{alias[0]}two-{alias[1:]}", room_id))
        self.good(await self.alice.room_delete_alias(alias))
        self.assertIsInstance(await self.bob.room_resolve_alias(alias), RoomResolveAliasError)

    async def test_receipts_markers_and_typing_are_seen(self):
        room_id = await self.room()
        event_id = await self.send(room_id, text("read me"))
        self.good(await self.bob.room_read_markers(room_id, event_id, event_id))
        self.good(await self.bob.room_typing(room_id, True, 30_000))
        await self.sync()
        room = self.alice.rooms[room_id]
        self.assertEqual(room.typing_users, [self.bob.user_id])
        self.assertEqual(room.read_receipts[self.bob.user_id].event_id, event_id)
        self.assertEqual(self.bob.rooms[room_id].fully_read_marker, event_id)

    async def test_a_profile_is_changed_and_seen(self):
        room_id = await self.room()
        self.good(await self.bob.set_displayname("Bob the Builder"))
        self.good(await self.bob.set_avatar("mxc://example.org/face"))
        await self.sync()
        self.assertEqual(self.alice.rooms[room_id].user_name(self.bob.user_id), "Bob the Builder")
        profile = self.good(await self.alice.get_profile(self.bob.user_id))
        self.assertEqual(profile.avatar_url, "mxc://example.org/face")
        nobody = await self.alice.get_displayname("@nobody:example.org")
        self.assertIsInstance(nobody, ProfileGetDisplayNameError)
        self.assertEqual(nobody.status_code, "M_NOT_FOUND")

    async def test_a_filter_is_kept_and_used(self):
        room_id = await self.room()
        for number in range(3):
            await self.send(room_id, text(f"line {number}"))
        late = await self.person("late")
        answer = await late.upload_filter(room={"timeline": {"limit": 1}})
        filter_id = self.good(answer).filter_id
        self.good(await late.join(room_id))
        await self.send(room_id, text("last"))
        heard = self.good(await late.sync(timeout=0, sync_filter=filter_id))
        self.assertEqual(len(heard.rooms.join[room_id].timeline.events), 1)
        self.assertTrue(heard.rooms.join[room_id].timeline.limited)

    async def test_a_room_is_upgraded(self):
        room_id = await self.room(name="Old")
        answer = self.good(await self.alice.room_upgrade(room_id, "11"))
        await self.sync()
        self.assertEqual(self.alice.rooms[answer.room_id].name, "Old")

    async def test_wrong_requests_are_refused(self):
        room_id = self.good(await self.alice.room_create()).room_id
        stranger = await self.bob.room_send(room_id, "m.room.message", text("let me in"))
        self.assertIsInstance(stranger, RoomSendError)
        self.assertEqual(stranger.status_code, "M_FORBIDDEN")
        self.assertEqual((await self.bob.join(room_id)).status_code, "M_FORBIDDEN")
        large = await self.alice.room_send(room_id, "m.room.message", text("x" * 70_000))
        self.assertEqual(large.status_code, "M_TOO_LARGE")
        none = await self.alice.room_get_event(room_id, "$nothing")
        self.assertIsInstance(none, RoomGetEventError)
        self.assertEqual(none.status_code, "M_NOT_FOUND")


if __name__ == "__main__":
    unittest.main()
