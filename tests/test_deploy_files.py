"""deploy/'s files say what Compose, Kubernetes and Streamlit understand."""

import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from deployment import COMPOSE, DEPLOY, SETTINGS, TEMPLATE, instructions
from streamlit import config

KUBERNETES = "1.30"
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
RESOURCES = list(
    itertools.chain.from_iterable(
        yaml.safe_load_all(file.read_text()) for file in MANIFESTS
    )
)


def resource(kind: str) -> dict[str, Any]:
    (found,) = (each for each in RESOURCES if each["kind"] == kind)
    return found


def the_pod() -> dict[str, Any]:
    return resource("Deployment")["spec"]["template"]["spec"]


def test_the_compose_files_keep_to_the_specification() -> None:
    check = [sys.executable, "-m", "check_jsonschema"]
    files = DEPLOY.glob("compose*.yaml")
    result = subprocess.run(
        [*check, "--builtin-schema", "vendor.compose-spec", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout


def test_compose_itself_takes_the_compose_file() -> None:
    compose = ["docker", "compose"]
    try:
        subprocess.run([*compose, "version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("docker compose is missing: only the schema was checked.")
    files = ["--file=compose.yaml", "--file=compose.tls.yaml"]
    result = subprocess.run(
        [*compose, *files, "config", "--quiet"],
        cwd=DEPLOY,
        env={**SETTINGS, "PATH": os.environ["PATH"], "CERTIFICATE": "/tls"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("each", RESOURCES, ids=lambda each: each["kind"])
def test_the_manifests_keep_to_kubernetes_schemas(each: dict[str, Any]) -> None:
    kubernetes_validate.validate(each, KUBERNETES, strict=True)


def test_the_manifests_fit_together() -> None:
    deployment, service = resource("Deployment"), resource("Service")
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    budget = resource("PodDisruptionBudget")
    assert deployment["spec"]["selector"]["matchLabels"] == labels
    assert service["spec"]["selector"] == labels
    assert budget["spec"]["selector"]["matchLabels"] == labels
    (container,) = the_pod()["containers"]
    (port,), (served,) = container["ports"], service["spec"]["ports"]
    assert served["targetPort"] == port["name"]
    (rule,) = resource("Ingress")["spec"]["rules"]
    backend = rule["http"]["paths"][0]["backend"]["service"]
    assert backend["name"] == service["metadata"]["name"]
    assert backend["port"]["name"] == served["name"]
    mounted = {mount["name"] for mount in container["volumeMounts"]}
    assert mounted == {volume["name"] for volume in the_pod()["volumes"]}
    hosts = container["env"][0]["value"].split()
    assert hosts == [rule["host"], "localhost"]


def test_a_pod_ends_after_the_ingress_has_heard_of_it() -> None:
    (container,) = the_pod()["containers"]
    pause = container["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert the_pod()["terminationGracePeriodSeconds"] > pause
    update = resource("Deployment")["spec"]["strategy"]["rollingUpdate"]
    assert update["maxUnavailable"] == 0


def test_image_compose_and_kubernetes_agree() -> None:
    (user,) = instructions("USER")
    (port,) = instructions("EXPOSE")
    (container,) = the_pod()["containers"]
    security = the_pod()["securityContext"]
    assert user == f"{security['runAsUser']}:{security['runAsGroup']}"
    assert container["ports"][0]["containerPort"] == int(port)
    for replica in ("replica-1", "replica-2"):
        assert COMPOSE["services"][replica]["read_only"]
        assert (
            f"{replica}:{port} "
            in COMPOSE["services"]["nginx"]["environment"]["REPLICAS"]
        )
    (secret,) = COMPOSE["services"]["replica-1"]["secrets"]
    (file,) = re.findall(r"STREAMLIT_SECRETS_FILES=(\S+)", instructions("ENV")[0])
    assert secret["target"] == file
    mounts = {mount["name"]: mount["mountPath"] for mount in container["volumeMounts"]}
    assert Path(mounts["secrets"]) / "secrets.toml" == Path(file)


def test_every_setting_is_one_of_streamlits() -> None:
    known = {option.env_var for option in config.get_config_options().values()}
    used = set(re.findall(r"STREAMLIT_\w+", "".join(texts())))
    assert used
    assert used <= known


def test_nobody_runs_code_of_their_own_in_it() -> None:
    assert "LESSONS_EDIT=0" in instructions("ENV")[0].split()


def test_nginx_is_given_every_name_that_its_configuration_wants() -> None:
    wanted = set(re.findall(r"\$\{(\w+)\}", TEMPLATE))
    given = COMPOSE["services"]["nginx"]["environment"].keys()
    assert wanted <= given


def texts() -> Iterator[str]:
    for file in DEPLOY.rglob("*"):
        if file.is_file():
            yield file.read_text()
