package dev.althing.sandbox;

import static dev.althing.sandbox.Caller.V3;
import static dev.althing.sandbox.Caller.enc;
import static dev.althing.sandbox.Caller.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies as clients send them, by the endpoints that read them. */
final class GoodBodies {
  private GoodBodies() {}

  /** All of them; what they relate to is this event. */
  static Map<String, ObjectNode> of(String event) {
    Map<String, ObjectNode> bodies = new LinkedHashMap<>();
    bodies.put(
        "POST " + V3 + "/createRoom",
        json(
            "{'name':'N','topic':'T','preset':'private_chat','visibility':'private',"
                + "'room_version':'11','room_alias_name':'a','invite':['@x:y'],'is_direct':true,"
                + "'creation_content':{'type':'m.space','additional_creators':['@z:y']},"
                + "'initial_state':[{'type':'m.x','state_key':'','content':{}}],"
                + "'power_level_content_override':{'users':{'@x:y':50},'events':{'m.x':1},"
                + "'ban':50}}"));
    bodies.put(
        "POST " + V3 + "/login",
        json(
            "{'type':'m.login.password','identifier':{'type':'m.id.user','user':'alice'},"
                + "'password':'pw-alice','device_id':'D','refresh_token':true}"));
    bodies.put(
        "POST " + V3 + "/register",
        json(
            "{'username':'dora','password':'p','auth':{'type':'m.login.dummy'},"
                + "'inhibit_login':true,'device_id':'D','refresh_token':true}"));
    bodies.put("POST " + V3 + "/refresh", json("{'refresh_token':'x'}"));
    bodies.put("POST " + V3 + "/publicRooms", search());
    bodies.put("POST " + V3 + "/user_directory/search", json("{'search_term':'a','limit':3}"));
    bodies.put("POST " + V3 + "/user/{user}/filter", filter());
    bodies.put("PUT " + V3 + "/user/{user}/account_data/{type}", json("{'a':{'b':1}}"));
    bodies.put("PUT " + V3 + "/user/{user}/rooms/{room}/tags/{tag}", json("{'order':1}"));
    bodies.put(
        "PUT " + V3 + "/pushrules/global/{kind}/{rule}",
        json(
            "{'actions':['notify',{'set_tweak':'sound'}],'pattern':'p',"
                + "'conditions':[{'kind':'event_match','key':'k','pattern':'p'}]}"));
    bodies.put("PUT " + V3 + "/profile/{user}/displayname", json("{'displayname':'A'}"));
    bodies.put("PUT " + V3 + "/directory/room/{alias}", json("{'room_id':'!x:y'}"));
    bodies.put("PUT " + V3 + "/directory/list/room/{room}", json("{'visibility':'public'}"));
    String inRoom = V3 + "/rooms/{room}";
    for (String action : List.of("invite", "kick", "ban", "unban")) {
      bodies.put("POST " + inRoom + "/" + action, json("{'user_id':'@x:y','reason':'r'}"));
    }
    bodies.put("POST " + inRoom + "/upgrade", json("{'new_version':'99'}"));
    bodies.put("PUT " + inRoom + "/typing/{user}", json("{'typing':false,'timeout':9}"));
    bodies.put("POST " + inRoom + "/receipt/m.read/{event}", json("{'thread_id':'main'}"));
    bodies.put("POST " + inRoom + "/read_markers", json("{'m.fully_read':'$e','m.read':'$e'}"));
    bodies.put("PUT " + inRoom + "/redact/{event}/{txn}", json("{'reason':'r'}"));
    bodies.put("PUT " + inRoom + "/send/m.room.message/{txn}", message(event));
    bodies.put("PUT " + inRoom + "/send/m.reaction/{txn}", message(event));
    bodies.put("PUT " + inRoom + "/send/m.room.redaction/{txn}", json("{'redacts':'%s'}", event));
    states().forEach((type, content) -> bodies.put("PUT " + inRoom + "/state/" + type, content));
    bodies.put(
        "PUT " + inRoom + "/state/m.room.member/" + enc("@y:y"),
        json("{'membership':'invite','displayname':'Y','avatar_url':'mxc://a/b'}"));
    bodies.put(
        "PUT " + inRoom + "/state/m.space.child/{room}",
        json("{'via':['a'],'order':'o','suggested':true}"));
    encryption(bodies);
    return bodies;
  }

  private static void encryption(Map<String, ObjectNode> bodies) {
    String key = "'user_id':'@alice:sandbox.localhost','keys':{'ed25519:D':'k'},'signatures':{}";
    bodies.put(
        "POST " + V3 + "/keys/upload",
        json(
            "{'device_keys':{'device_id':'D','algorithms':['a'],"
                + key
                + "},"
                + "'one_time_keys':{'signed_curve25519:A':{'key':'k'}},"
                + "'fallback_keys':{'signed_curve25519:B':{'key':'k','fallback':true}}}"));
    bodies.put("POST " + V3 + "/keys/query", json("{'device_keys':{'@a:b':['D']},'timeout':9}"));
    bodies.put(
        "POST " + V3 + "/keys/claim",
        json("{'one_time_keys':{'@a:b':{'D':'signed_curve25519'}},'timeout':9}"));
    bodies.put(
        "POST " + V3 + "/keys/device_signing/upload",
        json(
            "{'master_key':{'usage':['master'],"
                + key
                + "},'self_signing_key':{'usage':[],"
                + key
                + "},'auth':{'type':'m.login.password','session':'s','password':'p'}}"));
    bodies.put(
        "POST " + V3 + "/keys/signatures/upload",
        json("{'@alice:sandbox.localhost':{'D':{'device_id':'D'," + key + "}}}"));
    bodies.put(
        "PUT " + V3 + "/sendToDevice/{type}/{txn}", json("{'messages':{'@a:b':{'*':{'c':1}}}}"));
    bodies.put(
        "POST " + V3 + "/room_keys/version",
        json("{'algorithm':'m.megolm_backup.v1','auth_data':{'public_key':'k'}}"));
    bodies.put(
        "PUT " + V3 + "/room_keys/keys?version=1",
        json(
            "{'rooms':{'!a:b':{'sessions':{'s':{'first_message_index':1,'forwarded_count':0,"
                + "'is_verified':true,'session_data':{'c':'d'}}}}}}"));
    bodies.put("PUT " + V3 + "/devices/{device}", json("{'display_name':'n'}"));
    bodies.put(
        "POST " + V3 + "/delete_devices",
        json("{'devices':['GONE'],'auth':{'type':'m.login.password','session':'s'}}"));
  }

  private static ObjectNode search() {
    return json(
        "{'limit':1,'since':'0','filter':{'generic_search_term':'a','room_types':['m.space']}}");
  }

  private static ObjectNode filter() {
    return json(
        "{'room':{'timeline':{'limit':3,'types':['m.x'],'not_types':['m.y'],'senders':['@a:b'],"
            + "'not_senders':['@c:d'],'lazy_load_members':true,'unread_thread_notifications':true},"
            + "'state':{'lazy_load_members':true},'rooms':['!a:b'],'include_leave':true},"
            + "'account_data':{'types':['m.z']},'presence':{'types':[]}}");
  }

  private static ObjectNode message(String event) {
    return json(
        "{'msgtype':'m.text','body':'b','m.mentions':{'user_ids':['@a:b'],'room':true},"
            + "'m.relates_to':{'rel_type':'m.thread','event_id':'%s','key':'k',"
            + "'m.in_reply_to':{'event_id':'%s'}},'m.new_content':{'body':'c'}}",
        event, event);
  }

  private static Map<String, ObjectNode> states() {
    Map<String, ObjectNode> states = new LinkedHashMap<>();
    states.put("m.room.name", json("{'name':'N'}"));
    states.put("m.room.topic", json("{'topic':'T'}"));
    states.put("m.room.avatar", json("{'url':'mxc://a/b'}"));
    states.put("m.room.canonical_alias", json("{'alias':'#a:b','alt_aliases':['#c:d']}"));
    states.put("m.room.history_visibility", json("{'history_visibility':'shared'}"));
    states.put("m.room.guest_access", json("{'guest_access':'forbidden'}"));
    states.put("m.room.encryption", json("{'algorithm':'a'}"));
    states.put("m.room.tombstone", json("{'body':'b','replacement_room':'!x:y'}"));
    states.put("m.room.server_acl", json("{'allow':['*'],'deny':['evil.example']}"));
    states.put(
        "m.room.join_rules",
        json("{'join_rule':'restricted','allow':[{'type':'m.room_membership','room_id':'!x:y'}]}"));
    return states;
  }
}
